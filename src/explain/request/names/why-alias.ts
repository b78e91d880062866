import { type Cluster, findObject } from '../../../cluster/cluster.ts';
import { parseAddress } from '../../../cluster/coredns/address.ts';
import { refOf } from '../../../cluster/object.ts';
import type { Service } from '../../../cluster/types.ts';
import { type Context, cite, editField, fixOf } from '../context.ts';
import type { Cause } from '../nobody/cause.ts';

/** Why an ExternalName leads nowhere; undefined where it leads to a name that somebody else may know. */
export function whyAliasFails(context: Context, service: Service): Cause | undefined {
  const { cluster } = context;
  const ref = refOf(service);
  const target = targetOf(service);
  const said = { objects: [ref], sources: cite(context, ref, 'spec.externalName') };
  const alias = `Service ${service.metadata.name} is an alias for ${target}`;
  if (parseAddress(target)) return { ...said, because: `${alias}, which is an address, and an alias leads to a name` };
  const mistake = aliasMistake(context, service);
  if (mistake) return mistake;
  return target.endsWith(`.${cluster.settings.clusterDomain}`) ? { ...said, because: `${alias}, and that has no such record` } : undefined;
}

/** An alias that leads in a circle, or to a Service by less than its whole name. */
export function aliasMistake(context: Pick<Context, 'cluster' | 'options'>, service: Service): Cause | undefined {
  const { cluster } = context;
  const ref = refOf(service);
  const target = targetOf(service);
  const said = { objects: [ref], sources: cite(context, ref, 'spec.externalName') };
  const circle = circleFrom(cluster, service);
  if (circle) return { ...said, because: `the aliases lead in a circle: ${circle.join(' → ')}` };
  const meant = fullName(cluster, target, service.metadata.namespace ?? '');
  if (meant)
    return {
      ...said,
      because: `Service ${ref.name} is an alias for ${target}, and an alias is followed as it is written, without the search list: only ${meant} is a name`,
      ...fixOf(`Let externalName be ${meant}`, editField(context, ref, 'spec.externalName', target, meant)),
    };
  return undefined;
}

const targetOf = ({ spec }: Service) => (spec.externalName ?? '').replace(/\.$/, '');

/** The Services that the aliases lead through until one comes again. */
export function circleFrom(cluster: Cluster, service: Service): readonly string[] | undefined {
  const names: string[] = [];
  for (let at: Service | undefined = service; at?.spec.type === 'ExternalName'; at = aliasedService(cluster, at)) {
    const name = `${at.metadata.name}.${at.metadata.namespace}`;
    if (names.includes(name)) return [...names.slice(names.indexOf(name)), name];
    names.push(name);
  }
  return undefined;
}

function aliasedService(cluster: Cluster, service: Service): Service | undefined {
  const target = targetOf(service).toLowerCase();
  const suffix = `.svc.${cluster.settings.clusterDomain}`;
  const [name = '', namespace = '', more] = target.endsWith(suffix) ? target.slice(0, -suffix.length).split('.') : [];
  return more === undefined ? findObject(cluster, 'Service', namespace, name) : undefined;
}

/** `web`, `web.shop` and `web.shop.svc` are names only with a search list. */
function fullName(cluster: Cluster, target: string, home: string): string | undefined {
  const [name = '', namespace = home, svc = 'svc', more] = target.split('.');
  if (svc !== 'svc' || more !== undefined || !findObject(cluster, 'Service', namespace, name)) return undefined;
  return `${name}.${namespace}.svc.${cluster.settings.clusterDomain}`;
}
