import type { ValueRules } from '../../../apiserver/custom-resource/value-rules.ts';
import { dnsSubdomain } from '../../../apiserver/formats/names.ts';
import { parseIp } from '../../../ip-address.ts';
import { ofTexts } from './rule.ts';
import { routeRules } from './shared.ts';

// gateway-api config/crd/standard/gateway.networking.k8s.io_tlsroutes.yaml x-kubernetes-validations

const isName = (host: string) => dnsSubdomain(host).length === 0;

export const tlsRouteRules: ValueRules = {
  ...routeRules,
  'spec.hostnames': [
    ofTexts('Hostnames cannot contain an IP', (hosts) => hosts.every((host) => !parseIp(host))),
    ofTexts('Hostnames must be valid based on RFC-1123', (hosts) => hosts.every((host) => host.includes('*') || isName(host))),
    ofTexts('Wildcards on hostnames must be the first label, and the rest of hostname must be valid based on RFC-1123', (hosts) =>
      hosts.every((host) => !host.includes('*') || (host.startsWith('*.') && isName(host.slice(2)))),
    ),
  ],
};
