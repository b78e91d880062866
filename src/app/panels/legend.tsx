const signs = [
  { sign: 'sign-vip', text: 'virtual IP: kube-proxy picks' },
  { sign: 'sign-dns', text: 'DNS answer: the client picks' },
  { sign: 'sign-plain', text: 'asks, or routes by host, path' },
  { sign: 'sign-bad', text: 'broken: nothing gets there' },
] as const;

export function Legend() {
  return (
    <>
      <ul className="legend">
        {signs.map(({ sign, text }) => (
          <li key={sign}>
            <span className={`sign ${sign}`} aria-hidden="true" /> {text}
          </li>
        ))}
        <li>
          <span className="sign sign-hollow" aria-hidden="true" /> an empty ring: no address of its own
        </li>
      </ul>
      <p className="muted">Select something in the picture to see its names, its reason and its lines.</p>
    </>
  );
}
