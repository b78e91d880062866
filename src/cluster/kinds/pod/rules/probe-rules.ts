import { type FieldError, forbidden, invalid, notSupported, required } from '../../../apiserver/field-error.ts';
import { patternMessage } from '../../../apiserver/formats/names.ts';
import { checkPortNumber, checkPortNumberOrName } from '../../../apiserver/formats/ports.ts';
import { checkNonNegative } from '../../../apiserver/object-meta.ts';
import type { FullContainer, Handler, Probe } from '../pod-spec.ts';

const notAHeader = patternMessage("a valid HTTP header must consist of alphanumeric characters or '-'", '[-A-Za-z0-9]+', 'X-Header-Name');

const kindsOfHandler = ['exec', 'httpGet', 'tcpSocket', 'grpc', 'sleep'] as const;

// kubernetes pkg/apis/core/validation/validation.go validateHandler
function checkHandler(field: string, handler: Handler, gracePeriod: number): FieldError[] {
  const given = kindsOfHandler.filter((kind) => handler[kind]);
  if (given.length === 0) return [required(field, 'must specify a handler type')];
  return given.flatMap((kind, i) =>
    i === 0
      ? checkAction(`${field}.${kind}`, handler, kind, gracePeriod)
      : [forbidden(`${field}.${kind}`, 'may not specify more than 1 handler type')],
  );
}

function checkAction(field: string, handler: Handler, kind: (typeof kindsOfHandler)[number], gracePeriod: number): FieldError[] {
  const { exec, httpGet, tcpSocket, grpc, sleep } = handler;
  if (kind === 'exec') return exec?.command?.length ? [] : [required(`${field}.command`)];
  if (kind === 'httpGet' && httpGet) {
    const schemes = ['HTTP', 'HTTPS'];
    const { scheme = 'HTTP', port, httpHeaders = [] } = httpGet;
    return [
      ...checkPortNumberOrName(`${field}.port`, port ?? 0),
      ...(schemes.includes(scheme) ? [] : [notSupported(`${field}.scheme`, scheme, schemes)]),
      ...httpHeaders.flatMap(({ name }) => (/^[-A-Za-z0-9]+$/.test(name) ? [] : [invalid(`${field}.httpHeaders`, name, notAHeader)])),
    ];
  }
  if (kind === 'tcpSocket') return checkPortNumberOrName(`${field}.port`, tcpSocket?.port ?? 0);
  if (kind === 'grpc') return checkPortNumber(`${field}.port`, grpc?.port ?? 0);
  const seconds = sleep?.seconds ?? 0;
  if (seconds >= 0 && seconds <= gracePeriod) return [];
  return [invalid(field, seconds, `must be non-negative and less than terminationGracePeriodSeconds (${gracePeriod})`)];
}

function checkProbe(field: string, probe: Probe, gracePeriod: number): FieldError[] {
  const grace = probe.terminationGracePeriodSeconds;
  return [
    ...checkHandler(field, probe, gracePeriod),
    ...(['initialDelaySeconds', 'timeoutSeconds', 'periodSeconds', 'successThreshold', 'failureThreshold'] as const).flatMap((name) =>
      checkNonNegative(`${field}.${name}`, probe[name]),
    ),
    ...(grace !== undefined && grace <= 0 ? [invalid(`${field}.terminationGracePeriodSeconds`, grace, 'must be greater than 0')] : []),
  ];
}

// kubernetes pkg/apis/core/validation/validation.go validateLivenessProbe, validateReadinessProbe, validateStartupProbe
export function checkProbes(field: string, container: FullContainer, gracePeriod: number): FieldError[] {
  const { livenessProbe, readinessProbe, startupProbe } = container;
  const once = (path: string, probe: Probe) => [
    ...checkProbe(path, probe, gracePeriod),
    ...(probe.successThreshold === 1 ? [] : [invalid(`${path}.successThreshold`, probe.successThreshold, 'must be 1')]),
  ];
  const readiness = `${field}.readinessProbe`;
  const grace = readinessProbe?.terminationGracePeriodSeconds;
  return [
    ...(livenessProbe ? once(`${field}.livenessProbe`, livenessProbe) : []),
    ...(readinessProbe ? checkProbe(readiness, readinessProbe, gracePeriod) : []),
    ...(grace === undefined ? [] : [invalid(`${readiness}.terminationGracePeriodSeconds`, grace, 'must not be set for readinessProbes')]),
    ...(startupProbe ? once(`${field}.startupProbe`, startupProbe) : []),
  ];
}

export function checkLifecycle(field: string, lifecycle: FullContainer['lifecycle'], gracePeriod: number): FieldError[] {
  const { postStart, preStop } = lifecycle ?? {};
  return [
    ...(postStart ? checkHandler(`${field}.postStart`, postStart, gracePeriod) : []),
    ...(preStop ? checkHandler(`${field}.preStop`, preStop, gracePeriod) : []),
  ];
}
