import type { HttpRequest } from '../../../cluster/doors/http-request.ts';
import { explainRoute } from '../../../cluster/doors/route.ts';
import type { Context } from '../context.ts';
import { likeliest } from '../mend/likeness.ts';
import type { Dialled } from '../packet/dialled.ts';
import type { ConnectQuestion } from '../question.ts';
import type { Hop } from '../trace.ts';
import { doorsOf, hostsServed } from './doors.ts';
import { routeUnattached } from './unattached-route.ts';

/** What to say of a host that no Ingress and no Gateway serves as it was asked. */
export function unserved(context: Context, question: ConnectQuestion, otherwise: Dialled): Dialled {
  const { http, host } = question;
  if (otherwise.outcome !== 'unknown' || !http || !host.includes('.')) return otherwise;
  return (
    routeUnattached(context, host.toLowerCase(), otherwise.hops.slice(0, -1)) ??
    atOtherPort(context, question, http, otherwise) ??
    withHosts(context, host, otherwise)
  );
}

function atOtherPort(context: Context, { host, port }: ConnectQuestion, http: HttpRequest, otherwise: Dialled): Dialled | undefined {
  const served = doorsOf(context)
    .filter(({ ports }) => !ports.includes(port))
    .flatMap(({ via, ports }) => ports.map((one) => ({ via, port: one })))
    .flatMap((door) => (['http', 'https'] as const).map((scheme) => ({ ...door, scheme })))
    .filter(({ via, scheme }) => explainRoute(context.cluster, { ...http, scheme, via }).rule)
    .filter(({ via, port: one, scheme }) => via.startsWith('gateway:') || (one === 443) === (scheme === 'https'));
  const [first] = served;
  if (!first) return undefined;
  const ports = [...new Set(served.map((one) => one.port))];
  const because = `${host} is served on port ${ports.join(' and ')}; what answers on port ${port} the model does not know`;
  const usual = first.port === (first.scheme === 'https' ? 443 : 80);
  const place = new RegExp(`(https?://)?${host.replace(/[.*+?^$()|[\]\\]/g, '\\$&')}(:\\d+)?`);
  return atEnd(otherwise, because, context.command.replace(place, `${first.scheme}://${host}${usual ? '' : `:${first.port}`}`));
}

/** A host that no door serves may be one that is misspelt. */
function withHosts(context: Context, host: string, otherwise: Dialled): Dialled {
  const served = hostsServed(context);
  if (served.length === 0) return otherwise;
  const shown = `${served.slice(0, 3).join(', ')}${served.length > 3 ? ` and ${served.length - 3} more` : ''}`;
  const meant = likeliest(host, served);
  const instead = meant && !meant.includes('*') ? context.command.replace(host, meant) : undefined;
  return atEnd(otherwise, `${otherwise.because}; no Ingress or Gateway here serves it, they serve ${shown}`, instead);
}

function atEnd(otherwise: Dialled, because: string, instead: string | undefined): Dialled {
  const last = otherwise.hops.length - 1;
  const told = (one: Hop): Hop => ({ ...one, reason: `${because}.`, ...(instead ? { instead } : {}) });
  return { ...otherwise, because, hops: otherwise.hops.map((one, at) => (at === last ? told(one) : one)) };
}
