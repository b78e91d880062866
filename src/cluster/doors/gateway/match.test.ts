import { describe, expect, it } from 'vitest';
import { targetOf } from '../request-target.ts';
import { intersection } from './hostname.ts';
import { matchesOf } from './match.ts';
import { matchesPattern } from './pattern.ts';
import type { Route } from './types.ts';

const routeOf = (kind: string): Route => ({ apiVersion: 'gateway.networking.k8s.io/v1', kind, metadata: { name: 'r' }, spec: {} });

function takes(kind: string, match: Record<string, unknown>, path: string, method = 'GET', headers = {}): boolean {
  const request = { scheme: 'http', host: 'a', path, method, headers };
  return matchesOf(routeOf(kind), { matches: [match] })[0]?.refusal(request, targetOf(request)) === undefined;
}

describe('an HTTPRoute match', () => {
  it('compares header names without case, query names with it', () => {
    expect(takes('HTTPRoute', { headers: [{ name: 'X-Crew', value: 'yes' }] }, '/', 'GET', { 'x-crew': 'yes' })).toBe(true);
    expect(takes('HTTPRoute', { queryParams: [{ name: 'class', value: '1' }] }, '/?a=b&class=1')).toBe(true);
    expect(takes('HTTPRoute', { queryParams: [{ name: 'class', value: '1' }] }, '/?Class=1')).toBe(false);
  });

  it('takes a regular expression for the whole path', () => {
    const match = { path: { type: 'RegularExpression', value: '/v[0-9]+/.*' } };
    expect(takes('HTTPRoute', match, '/v12/users')).toBe(true);
    expect(takes('HTTPRoute', match, '/api/v12/users')).toBe(false);
  });
});

describe('a GRPCRoute match', () => {
  const match = { method: { service: 'shop.v1.Cart', method: 'Add' } };
  it('reads service and method out of the path of a POST', () => {
    expect(takes('GRPCRoute', match, '/shop.v1.Cart/Add', 'POST')).toBe(true);
    expect(takes('GRPCRoute', match, '/shop.v1.Cart/Add', 'GET')).toBe(false);
    expect(takes('GRPCRoute', { method: { service: 'shop.v1.Cart' } }, '/shop.v1.Cart/Del', 'POST')).toBe(true);
  });
});

describe('matchesPattern', () => {
  it('tries nothing whose cost it does not know', () => {
    const started = performance.now();
    expect(matchesPattern('(a+)+b', 'a'.repeat(2000))).toBeUndefined();
    expect(matchesPattern('a*a*b', 'a'.repeat(2000))).toBe(false);
    expect(matchesPattern('(', 'x')).toBeUndefined();
    expect(performance.now() - started).toBeLessThan(200);
  });
});

describe('intersection', () => {
  it('is the narrower of two hostnames, or none', () => {
    expect(intersection('*.example.com', 'a.b.example.com')).toBe('a.b.example.com');
    expect(intersection('a.example.com', '*.example.com')).toBe('a.example.com');
    expect(intersection('*.a.example.com', '*.example.com')).toBe('*.a.example.com');
    expect(intersection('', '*.example.com')).toBe('*.example.com');
    expect(intersection('a.example.com', 'b.example.com')).toBeUndefined();
    expect(intersection('*.example.com', 'example.com')).toBeUndefined();
  });
});
