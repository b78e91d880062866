import type { Shown } from '../worker/engine.ts';
import type { Done, Job } from '../worker/main.ts';

type Take = (result: Shown | undefined, took: number) => void;

interface Waiting {
  readonly job: Job;
  readonly take: Take;
}

let worker: Worker | undefined;
let running: Waiting | undefined;
let next: Waiting | undefined;

/** One job runs at a time; of those that come meanwhile only the newest is run. `take` gets undefined where the work failed. */
export function evaluateInWorker(job: Job, take: Take): void {
  next = { job, take };
  if (!running) runNext();
}

function runNext(): void {
  running = next;
  next = undefined;
  if (!running) return;
  worker ??= start();
  worker.postMessage(running.job);
}

function start(): Worker {
  const started = new Worker(new URL('../worker/main.ts', import.meta.url), { type: 'module' });
  started.onmessage = ({ data: { id: _, took, ...shown } }: MessageEvent<Done>) => finish(shown, took);
  started.onerror = () => {
    started.terminate();
    worker = undefined;
    finish(undefined, 0);
  };
  return started;
}

function finish(result: Shown | undefined, took: number): void {
  const done = running;
  running = undefined;
  done?.take(result, took);
  runNext();
}
