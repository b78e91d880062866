import type { KubeObject } from '../../../object.ts';
import type { CronJob, DaemonSet, Deployment, Job, PodTemplate, ReplicaSet, ReplicationController, StatefulSet } from '../../../types.ts';
import { ageOf, humanDuration } from '../age.ts';
import { age, type Column, type KindTable } from '../column.ts';
import { formatLabelSelector, formatLabels, none } from '../format.ts';

type WithStatus = KubeObject & { status?: Readonly<Record<string, unknown>> };
type WithTemplate = KubeObject & { spec: { template: PodTemplate } };

const count = (object: WithStatus, field: string) => Number(object.status?.[field] ?? 0);
const countColumn = (header: string, field: string): Column<WithStatus> => ({ header, cell: (object) => String(count(object, field)) });

const containerNames = ({ spec }: PodTemplate) => spec.containers.map(({ name }) => name).join(',');
const containerImages = ({ spec }: PodTemplate) => spec.containers.map(({ image }) => image ?? '').join(',');
const containers: Column<WithTemplate> = { header: 'CONTAINERS', wide: true, cell: ({ spec }) => containerNames(spec.template) };
const images: Column<WithTemplate> = { header: 'IMAGES', wide: true, cell: ({ spec }) => containerImages(spec.template) };
const selector: Column<Deployment | ReplicaSet | DaemonSet | Job> = {
  header: 'SELECTOR',
  wide: true,
  cell: ({ spec }) => formatLabelSelector(spec.selector),
};

// kubernetes pkg/printers/internalversion/printers.go printDeployment
export const deploymentTable: KindTable<Deployment> = {
  columns: [
    { header: 'READY', cell: (object) => `${count(object, 'readyReplicas')}/${object.spec.replicas ?? 0}` },
    countColumn('UP-TO-DATE', 'updatedReplicas'),
    countColumn('AVAILABLE', 'availableReplicas'),
    age,
    containers,
    images,
    selector,
  ],
};

const replicaColumns: readonly Column<WithStatus & { spec: { replicas?: number } }>[] = [
  { header: 'DESIRED', cell: ({ spec }) => String(spec.replicas ?? 0) },
  countColumn('CURRENT', 'replicas'),
  countColumn('READY', 'readyReplicas'),
  age,
];

// kubernetes pkg/printers/internalversion/printers.go printReplicaSet
export const replicaSetTable: KindTable<ReplicaSet> = { columns: [...replicaColumns, containers, images, selector] };

// kubernetes pkg/printers/internalversion/printers.go printReplicationController
export const replicationControllerTable: KindTable<ReplicationController> = {
  columns: [...replicaColumns, containers, images, { header: 'SELECTOR', wide: true, cell: ({ spec }) => formatLabels(spec.selector) }],
};

// kubernetes pkg/printers/internalversion/printers.go printStatefulSet
export const statefulSetTable: KindTable<StatefulSet> = {
  columns: [
    { header: 'READY', cell: (object) => `${count(object, 'readyReplicas')}/${object.spec.replicas ?? 0}` },
    age,
    containers,
    images,
  ],
};

// kubernetes pkg/printers/internalversion/printers.go printDaemonSet
export const daemonSetTable: KindTable<DaemonSet> = {
  columns: [
    countColumn('DESIRED', 'desiredNumberScheduled'),
    countColumn('CURRENT', 'currentNumberScheduled'),
    countColumn('READY', 'numberReady'),
    countColumn('UP-TO-DATE', 'updatedNumberScheduled'),
    countColumn('AVAILABLE', 'numberAvailable'),
    { header: 'NODE SELECTOR', cell: ({ spec }) => formatLabels(spec.template.spec.nodeSelector) },
    age,
    containers,
    images,
    selector,
  ],
};

function jobStatus(job: Job): string {
  const conditions = (job.status?.conditions ?? []) as { type: string; status: string }[];
  const is = (name: string) => conditions.find(({ type }) => type === name)?.status === 'True';
  const over = ['Complete', 'Failed'].find(is);
  if (over) return over;
  if (job.metadata.deletionTimestamp) return 'Terminating';
  return ['Suspended', 'FailureTarget', 'SuccessCriteriaMet'].find(is) ?? 'Running';
}

function jobCompletions(job: Job): string {
  const { completions, parallelism = 1 } = job.spec;
  const succeeded = count(job, 'succeeded');
  if (completions !== undefined && completions !== null) return `${succeeded}/${completions}`;
  return parallelism > 1 ? `${succeeded}/1 of ${parallelism}` : `${succeeded}/1`;
}

// kubernetes pkg/printers/internalversion/printers.go printJob
export const jobTable: KindTable<Job> = {
  columns: [
    { header: 'STATUS', cell: jobStatus },
    { header: 'COMPLETIONS', cell: jobCompletions },
    {
      header: 'DURATION',
      cell: ({ status }, cluster) => {
        const start = status?.startTime as string | undefined;
        const end = status?.completionTime as string | undefined;
        if (!start) return '';
        return end ? humanDuration(Date.parse(end) - Date.parse(start)) : ageOf(cluster, start);
      },
    },
    age,
    containers,
    images,
    selector,
  ],
};

const jobOf = ({ spec }: CronJob) => (spec.jobTemplate as { spec: Pick<Job['spec'], 'selector' | 'template'> }).spec;
const templateOf = (cronJob: CronJob) => jobOf(cronJob).template;

// kubernetes pkg/printers/internalversion/printers.go printCronJob
export const cronJobTable: KindTable<CronJob> = {
  columns: [
    { header: 'SCHEDULE', cell: ({ spec }) => spec.schedule },
    { header: 'TIMEZONE', cell: ({ spec }) => spec.timeZone ?? none },
    { header: 'SUSPEND', cell: ({ spec }) => (spec.suspend ? 'True' : 'False') },
    { header: 'ACTIVE', cell: ({ status }) => String(status?.active?.length ?? 0) },
    {
      header: 'LAST SCHEDULE',
      cell: ({ status }, cluster) => (status?.lastScheduleTime ? ageOf(cluster, status.lastScheduleTime) : none),
    },
    age,
    { header: 'CONTAINERS', wide: true, cell: (cronJob) => containerNames(templateOf(cronJob)) },
    { header: 'IMAGES', wide: true, cell: (cronJob) => containerImages(templateOf(cronJob)) },
    { header: 'SELECTOR', wide: true, cell: (cronJob) => formatLabelSelector(jobOf(cronJob).selector) },
  ],
};
