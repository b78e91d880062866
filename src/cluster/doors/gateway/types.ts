import type { KubeObject } from '../../object.ts';
import type { Condition, LabelSelector } from '../../types.ts';

/** The fields that the model reads of the kinds of the Gateway API. */

export interface GatewayClass extends KubeObject {
  kind: 'GatewayClass';
  spec: { controllerName: string };
  status?: { conditions?: Condition[] };
}

export interface Listener {
  name: string;
  hostname?: string;
  port: number;
  protocol: string;
  tls?: { mode?: string; certificateRefs?: Record<string, string>[] };
  allowedRoutes?: {
    namespaces?: { from?: 'All' | 'Selector' | 'Same' | 'None'; selector?: LabelSelector };
    kinds?: { group?: string; kind: string }[];
  };
}

export interface Gateway extends KubeObject {
  kind: 'Gateway';
  spec: { gatewayClassName: string; listeners: Listener[]; addresses?: { type?: string; value?: string }[] };
  status?: Record<string, unknown>;
}

export interface ParentRef {
  group?: string;
  kind?: string;
  namespace?: string;
  name: string;
  sectionName?: string;
  port?: number;
}

export interface BackendRef {
  group?: string;
  kind?: string;
  namespace?: string;
  name: string;
  port?: number;
  weight?: number;
}

/** HTTPRoute, GRPCRoute, TLSRoute, TCPRoute and UDPRoute differ in what their rules may match. */
export interface Route extends KubeObject {
  spec: {
    parentRefs?: ParentRef[];
    hostnames?: string[];
    rules?: {
      name?: string;
      matches?: Record<string, unknown>[];
      filters?: Record<string, unknown>[];
      backendRefs?: (BackendRef & { filters?: Record<string, unknown>[] })[];
    }[];
  };
  status?: Record<string, unknown>;
}

export interface ReferenceGrant extends KubeObject {
  kind: 'ReferenceGrant';
  spec: { from: { group: string; kind: string; namespace: string }[]; to: { group: string; kind: string; name?: string }[] };
}
