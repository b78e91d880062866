import type { Diagnostic } from '../../cluster/source.ts';
import { cite } from '../request/context.ts';
import { addressInEnvironment } from './address-in-environment.ts';
import { aliasLeadsNowhere } from './alias-leads-nowhere.ts';
import { endpointsPortName } from './endpoints-port-name.ts';
import { endpointsWithoutService } from './endpoints-without-service.ts';
import { externalNameIsAddress } from './external-name-is-address.ts';
import { headlessPortTranslatesNothing } from './headless-port-translates-nothing.ts';
import { ingressBackendMissing, ingressBackendPort } from './ingress-backend.ts';
import { ingressClassMissing, ingressWithoutClass } from './ingress-class.ts';
import { localPolicyDrops } from './local-policy-drops.ts';
import type { Found, Given, Mistake } from './mistake.ts';
import { noPodReady } from './no-pod-ready.ts';
import { nobodyWroteEndpoints } from './nobody-wrote-endpoints.ts';
import { policyLetsNothingOut, policyWithoutDns } from './policy-without-dns.ts';
import { routeBackendInvalid } from './route-backend.ts';
import { routeNotAttached } from './route-not-attached.ts';
import { selectorInAnotherNamespace } from './selector-in-another-namespace.ts';
import { selectorMatchesNoPod } from './selector-matches-no-pod.ts';
import { sharedSelector } from './shared-selector.ts';
import { statefulSetServiceMissing, statefulSetServiceNotHeadless, statefulSetServiceSelectsOthers } from './stateful-set-service.ts';
import { targetPortNobodyNames } from './target-port-nobody-names.ts';
import { targetPortNotDeclared } from './target-port-not-declared.ts';

/** What loses traffic first, what may be meant last. */
export const mistakes: readonly Mistake[] = [
  selectorMatchesNoPod,
  selectorInAnotherNamespace,
  targetPortNobodyNames,
  noPodReady,
  nobodyWroteEndpoints,
  endpointsWithoutService,
  endpointsPortName,
  statefulSetServiceMissing,
  statefulSetServiceSelectsOthers,
  externalNameIsAddress,
  aliasLeadsNowhere,
  ingressBackendMissing,
  ingressBackendPort,
  ingressClassMissing,
  routeNotAttached,
  routeBackendInvalid,
  policyWithoutDns,
  addressInEnvironment,
  targetPortNotDeclared,
  headlessPortTranslatesNothing,
  localPolicyDrops,
  sharedSelector,
  ingressWithoutClass,
  statefulSetServiceNotHeadless,
  policyLetsNothingOut,
];

export interface Finding extends Found {
  readonly mistake: Mistake;
}

/** Every classic mistake in a settled cluster. */
export function findMistakes(given: Given): readonly Finding[] {
  return mistakes.flatMap((mistake) => mistake.find(given).map((found) => ({ ...found, mistake })));
}

/** The same at their places in what the user wrote; what was not written by the user is left out. */
export function findingsIn(given: Given): readonly Diagnostic[] {
  return findMistakes(given).flatMap(({ mistake, about, path, message, fix }): readonly Diagnostic[] => {
    const [cited] = cite(given, about, path);
    if (!cited) return [];
    return [{ severity: mistake.severity, code: mistake.id, message, hint: mistake.why, source: cited.source, ...(fix ? { fix } : {}) }];
  });
}
