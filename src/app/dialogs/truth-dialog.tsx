import truth from 'virtual:truth';
import { limits, modelled } from '../../cluster/limits.ts';

const meanings: Readonly<Record<string, string>> = {
  kubectl: 'every line that kubectl apply prints',
  objects: 'Services, routes and policies as they are stored',
  workloads: 'workloads as they are stored',
  pods: 'Pods: names, labels, state, addresses',
  slices: 'EndpointSlices that follow from manifests',
  dns: 'DNS answers that follow from manifests',
  routes: 'where Ingress and Gateway routes lead, as the specifications say',
  'observed-slices': 'EndpointSlices of a running cluster',
  'observed-endpoints': 'Endpoints of a running cluster',
  'observed-dns': 'DNS answers of a running cluster',
  'observed-rules': 'iptables and nftables rules, chain by chain',
  'observed-paths': 'connections really made: who answered, or how they failed',
  'observed-policies': 'what NetworkPolicies let pass, as another engine judges it',
  'observed-views': 'what kubectl get and describe print',
};

const number = new Intl.NumberFormat('en');
const percent = (agree: number, of: number) => `${(Math.floor((10_000 * agree) / of) / 100).toFixed(agree === of ? 0 : 2)} %`;

/** The page's own honesty: how the model compares with a real cluster, and where it ends. */
export default function TruthDialog() {
  const agree = truth.kinds.reduce((sum, kind) => sum + kind.agree, 0);
  const of = truth.kinds.reduce((sum, kind) => sum + kind.of, 0);
  return (
    <div className="truth">
      <p>
        Modelled is {modelled}. A real cluster of that kind was run on {truth.cases} sets of manifests, and everything it did was written
        down. When this page was built, the model was asked the same: <strong>{number.format(agree)}</strong> of {number.format(of)} facts
        agree. Most of the others hang on chance in a cluster, such as the order of some rules.
      </p>
      <table>
        <thead>
          <tr>
            <th scope="col">Facts</th>
            <th scope="col">agree</th>
            <th scope="col">of</th>
            <th scope="col" />
          </tr>
        </thead>
        <tbody>
          {truth.kinds.map((kind) => (
            <tr key={kind.kind}>
              <th scope="row">{meanings[kind.kind] ?? kind.kind}</th>
              <td>{number.format(kind.agree)}</td>
              <td>{number.format(kind.of)}</td>
              <td>{percent(kind.agree, kind.of)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <h3>Where the model ends</h3>
      <ul>
        {limits.map((limit) => (
          <li key={limit}>{limit}</li>
        ))}
      </ul>
    </div>
  );
}
