import { creationTime, generatedName } from '../../identity.ts';
import { keyOf } from '../../object.ts';
import type { Condition, Job, Pod, PodSpec } from '../../types.ts';
import type { ControlPlane } from '../control-plane.ts';
import { countOf, isActive, isReady, isTerminating, possibleReplicas } from './pod-facts.ts';
import { podFromTemplate } from './pod-template.ts';
import { inDeletionOrder } from './replicas.ts';

const indexAnnotation = 'batch.kubernetes.io/job-completion-index';
const defaultBackoffLimit = 6;
// The wait between attempts doubles up to ten minutes: more failures than this are hours away.
const mostFailures = 20;

/** Runs as many Pods at a time as it may until enough have succeeded or too many have failed. */
// kubernetes pkg/controller/job/job_controller.go syncJob
export function syncJob(plane: ControlPlane, job: Job): void {
  if (plane.isObserved(job) && hasEnded(job)) return;
  const { completions, backoffLimit = defaultBackoffLimit, suspend } = job.spec;
  const parallelism = possibleReplicas(job.spec.parallelism ?? 1);
  const isIndexed = job.spec.completionMode === 'Indexed';
  for (const [index, pod] of podsOf(plane, job).entries()) plane.advance(pod, { workload: job.metadata.name, index: () => index });
  for (;;) {
    const pods = podsOf(plane, job);
    const succeeded = countOf(pods, hasSucceeded);
    const active = countOf(pods, isActive);
    const isOver =
      countOf(pods, hasFailed) > Number(backoffLimit) || (completions === undefined ? succeeded > 0 : succeeded >= completions);
    const wanted = suspend || isOver ? 0 : Math.min(parallelism, completions === undefined ? parallelism : completions - succeeded);
    if (active > wanted) removeSurplus(plane, pods.filter(isActive), active - wanted);
    if (active >= wanted || countOf(pods, hasFailed) > mostFailures) break;
    const indexes = isIndexed ? freeIndexes(pods) : undefined;
    for (let added = 0; active + added < wanted; added++) makePod(plane, job, pods.length + added, indexes?.next().value);
  }
  plane.put({ ...job, status: statusOf(job, podsOf(plane, job)) } as Job);
}

// kubernetes pkg/controller/job/job_controller.go activePodsForRemoval
function removeSurplus(plane: ControlPlane, active: readonly Pod[], count: number): void {
  const places = new Map(active.map((pod, place) => [pod, place]));
  for (const pod of inDeletionOrder(active, (pod) => places.get(pod) ?? 0).slice(0, count)) plane.remove(pod);
}

/** Its Pods may be gone by now. */
function hasEnded({ status }: Job): boolean {
  const { conditions = [] } = (status ?? {}) as { conditions?: readonly Condition[] };
  return conditions.some((condition) => ['Complete', 'Failed'].includes(condition.type) && condition.status === 'True');
}

function podsOf(plane: ControlPlane, job: Job): Pod[] {
  return plane.ownedBy(job, 'Pod');
}

function hasSucceeded({ status }: Pod): boolean {
  return status?.phase === 'Succeeded';
}

function hasFailed({ status }: Pod): boolean {
  return status?.phase === 'Failed';
}

/** The completion indexes that no Pod has done or is doing, from the lowest. */
function* freeIndexes(pods: readonly Pod[]): Generator<number, undefined> {
  const held = new Set(pods.filter((pod) => !hasFailed(pod)).map(({ metadata }) => metadata.annotations?.[indexAnnotation]));
  for (let index = 0; ; index++) if (!held.has(String(index))) yield index;
}

function makePod(plane: ControlPlane, job: Job, place: number, completionIndex: number | undefined): void {
  const { name: jobName, namespace } = job.metadata;
  const generateName = completionIndex === undefined ? `${jobName}-` : `${jobName}-${completionIndex}-`;
  let attempt = place;
  let name = generatedName(generateName, `${keyOf(job)} ${attempt}`);
  while (plane.get('Pod', namespace, name)) name = generatedName(generateName, `${keyOf(job)} ${++attempt}`);
  const pod = podFromTemplate(job.spec.template, job, { name, generateName, ...indexed(job, completionIndex) });
  plane.advance(pod, { workload: jobName, index: () => place });
}

function indexed(job: Job, index: number | undefined) {
  if (index === undefined) return {};
  const value = { [indexAnnotation]: String(index) };
  const spec: Partial<PodSpec> = { hostname: job.spec.template.spec.hostname ?? `${job.metadata.name}-${index}` };
  return { labels: value, annotations: value, spec };
}

function statusOf({ spec }: Job, pods: readonly Pod[]): Record<string, unknown> {
  const { completions, backoffLimit = defaultBackoffLimit, suspend } = spec;
  const succeeded = countOf(pods, hasSucceeded);
  const failed = countOf(pods, hasFailed);
  const active = countOf(pods, isActive);
  const isComplete = completions === undefined ? succeeded > 0 && active === 0 : succeeded >= completions;
  const conditions: Condition[] = isComplete
    ? finished('SuccessCriteriaMet', 'Complete', 'CompletionsReached', 'Reached expected number of succeeded pods')
    : failed > Number(backoffLimit)
      ? finished('FailureTarget', 'Failed', 'BackoffLimitExceeded', 'Job has reached the specified backoff limit')
      : suspend
        ? [condition('Suspended', 'JobSuspended', 'Job suspended')]
        : [];
  return {
    ...(conditions.length > 0 ? { conditions } : {}),
    ...(suspend ? {} : { startTime: creationTime }),
    ...(isComplete ? { completionTime: creationTime } : {}),
    ...(active ? { active } : {}),
    ...(succeeded ? { succeeded } : {}),
    ...(failed ? { failed } : {}),
    terminating: countOf(pods, isTerminating),
    uncountedTerminatedPods: {},
    ready: countOf(pods, isReady),
  };
}

function finished(first: string, second: string, reason: string, message: string): Condition[] {
  return [first, second].map((type) => condition(type, reason, message));
}

function condition(type: string, reason: string, message: string): Condition {
  return { type, status: 'True', lastTransitionTime: creationTime, reason, message };
}
