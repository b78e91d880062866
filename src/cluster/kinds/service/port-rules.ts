import { duplicate, type FieldError, notSupported, required } from '../../apiserver/field-error.ts';
import { checkName, dnsLabel, qualifiedName } from '../../apiserver/formats/names.ts';
import { checkPortNumber, checkPortNumberOrName } from '../../apiserver/formats/ports.ts';
import type { ServicePort } from '../../types.ts';

export const protocols = ['SCTP', 'TCP', 'UDP'];

export function checkServicePorts(ports: readonly ServicePort[]): FieldError[] {
  const names = new Set<string>();
  return ports.flatMap((port, i) => checkServicePort(`spec.ports[${i}]`, port, ports.length > 1, names));
}

// kubernetes pkg/apis/core/validation/validation.go validateServicePort
function checkServicePort(field: string, port: ServicePort, needsName: boolean, names: Set<string>): FieldError[] {
  const errors: FieldError[] = [];
  if (port.name) {
    errors.push(...checkName(`${field}.name`, port.name, dnsLabel));
    if (names.has(port.name)) errors.push(duplicate(`${field}.name`, port.name));
    names.add(port.name);
  } else if (needsName) errors.push(required(`${field}.name`));
  errors.push(...checkPortNumber(`${field}.port`, port.port));
  if (!protocols.includes(port.protocol)) errors.push(notSupported(`${field}.protocol`, port.protocol, protocols));
  errors.push(...checkPortNumberOrName(`${field}.targetPort`, port.targetPort));
  if (port.appProtocol !== undefined) errors.push(...checkName(`${field}.appProtocol`, port.appProtocol, qualifiedName));
  return errors;
}

export function checkDuplicateNodePorts(ports: readonly ServicePort[]): FieldError[] {
  const seen = new Set<string>();
  return ports.flatMap(({ protocol, nodePort }, i) => {
    if (!nodePort) return [];
    const key = `${protocol} ${nodePort}`;
    const again = seen.has(key);
    seen.add(key);
    return again ? [duplicate(`spec.ports[${i}].nodePort`, nodePort)] : [];
  });
}

export function checkDuplicatePorts(ports: readonly ServicePort[]): FieldError[] {
  const seen = new Set<string>();
  return ports.flatMap(({ protocol, port }, i) => {
    const key = `${protocol} ${port}`;
    const again = seen.has(key);
    seen.add(key);
    // The API server prints its internal form of a port, with nothing filled in but what clashes.
    const value = { Name: '', Protocol: protocol, AppProtocol: null, Port: port, TargetPort: 0, NodePort: 0 };
    return again ? [duplicate(`spec.ports[${i}]`, value)] : [];
  });
}
