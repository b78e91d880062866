import { listOf } from '../../../cluster/cluster.ts';
import type { ObjectMeta } from '../../../cluster/object.ts';
import { slicesOf } from '../../../cluster/service-slices.ts';
import type { Context } from '../context.ts';
import { insteadWithPort } from '../mend/instead-with-port.ts';
import type { ConnectQuestion } from '../question.ts';

/** A name without a virtual IP leads straight to Pods, and nobody turns the Service's port into theirs. */
export function headlessPort(
  { cluster, command }: Context,
  { port }: ConnectQuestion,
  address: string,
): { readonly reason: string; readonly instead?: string } | undefined {
  const sliceNaming = ({ namespace = '', name }: ObjectMeta) =>
    slicesOf(cluster, namespace, name).find(({ endpoints }) => endpoints?.some(({ addresses }) => addresses.includes(address)));
  const service = listOf(cluster, 'Service').find(
    ({ metadata, spec }) =>
      spec.clusterIP === 'None' && spec.ports?.some((one) => one.port === port && one.targetPort !== port) && sliceNaming(metadata),
  );
  const found = service?.spec.ports?.find((one) => one.port === port);
  if (!service || !found) return undefined;
  const slice = sliceNaming(service.metadata);
  const target = slice?.ports?.find((one) => (one.name ?? '') === (found.name ?? ''))?.port;
  if (!target) return undefined;
  const instead = insteadWithPort(command, port, target);
  return {
    reason: `Service ${service.metadata.name} is headless, so nothing turns its port ${port} into the Pods' port ${target}: dial ${target}.`,
    ...(instead ? { instead } : {}),
  };
}
