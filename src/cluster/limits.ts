/** What is modelled, and where the model ends: the page shows this, and a trace says "unknown" beyond it. */
export const modelled = 'Kubernetes v1.36.3 with kube-proxy in iptables or nftables mode, CoreDNS 1.15, Gateway API 1.7';

export const limits: readonly string[] = [
  'No image runs: a Pod is taken to listen on every port that an endpoint names.',
  'Time is a step, not a clock: a CronJob makes no Job, nothing restarts, no lease runs out.',
  'What a cluster draws at random (Pod names, cluster IPs, node ports) is drawn from the identity of the object, the same every time.',
  'The scheduler knows what forbids a node, and spreads evenly over the rest; preferences and volumes count for nothing, and a claim never keeps a Pod waiting.',
  'Of a running cluster only what was pasted is known; DNS, policies and controllers that were left out are taken to be well, and the trace says so.',
  'NetworkPolicies hold only where the network plugin enforces them.',
  'A load balancer of a cloud, a service mesh, admission webhooks and other custom resources than those of the Gateway API are not modelled.',
  'DNS is the standard configuration of CoreDNS; names outside the cluster are unknown.',
  'kube-proxy in IPVS mode and proxies of network plugins (Cilium, Calico eBPF) are not modelled.',
];
