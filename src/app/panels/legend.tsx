const signs = [
  { sign: 'sign-vip', text: 'through a virtual IP: kube-proxy picks the Pod' },
  { sign: 'sign-dns', text: 'what DNS gives: the client dials a Pod itself' },
  { sign: 'sign-plain', text: 'asks, or is routed by host and path' },
  { sign: 'sign-bad', text: 'broken: selected, but gets no traffic' },
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
          <span className="sign sign-hollow" aria-hidden="true" /> an empty outline: there is no such address
        </li>
      </ul>
      <p className="muted">
        Select something in the picture: what it is, its names, its reason for being there, and its lines in the manifests.
      </p>
    </>
  );
}
