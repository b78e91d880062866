import { hashOf } from '../identity.ts';
import type { Node, Pod } from '../types.ts';

// .0 and .255 are no hosts, .1 is the node's bridge, and from .250 on strangers to every Service have their place
const first = 2;
const count = 248;

/** Gives Pods addresses in the range of their node: by a hash of who they are, the next free one where that is taken. */
export class PodAddresses {
  private readonly taken = new Map<string, Set<number>>();

  /** Notes the address of a Pod that has one. */
  occupy(pod: Pod): void {
    const place = slotOf(pod);
    if (place) this.slotsOf(place.node).add(place.slot);
  }

  release(pod: Pod): void {
    const place = slotOf(pod);
    if (place) this.slotsOf(place.node).delete(place.slot);
  }

  /** One address for each of the node's ranges; undefined where the node has none left. */
  next(identity: string, node: Node): readonly string[] | undefined {
    const slots = this.slotsOf(node.metadata.name);
    if (slots.size >= count) return undefined;
    let slot = hashOf(`${identity} address`) % count;
    while (slots.has(slot)) slot = (slot + 1) % count;
    slots.add(slot);
    const ranges = node.spec.podCIDRs ?? (node.spec.podCIDR ? [node.spec.podCIDR] : []);
    return ranges.map((range) => hostOf(range, first + slot));
  }

  private slotsOf(node: string): Set<number> {
    let slots = this.taken.get(node);
    if (!slots) {
      slots = new Set();
      this.taken.set(node, slots);
    }
    return slots;
  }
}

function hostOf(range: string, host: number): string {
  const base = range.slice(0, range.indexOf('/'));
  return base.includes(':') ? `${base}${host.toString(16)}` : base.replace(/\d+$/, String(host));
}

function slotOf({ spec, status }: Pod): { node: string; slot: number } | undefined {
  const ip = status?.podIP;
  if (!spec.nodeName || !ip || spec.hostNetwork) return undefined;
  const host = ip.includes(':') ? Number.parseInt(ip.slice(ip.lastIndexOf(':') + 1), 16) : Number(ip.slice(ip.lastIndexOf('.') + 1));
  return { node: spec.nodeName, slot: host - first };
}
