import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { printedOutput } from './printed-output.ts';

const all = 'kubectl get all,endpointslices,ingresses,networkpolicies,nodes -o yaml';

describe('what kubectl prints for people', () => {
  it.each([
    'NAME      READY   STATUS    RESTARTS   AGE\nweb-0     1/1     Running   0          3d\n',
    'NAMESPACE   NAME    TYPE        CLUSTER-IP   EXTERNAL-IP   PORT(S)   AGE\r\ndefault     web     ClusterIP   10.96.1.2    <none>        80/TCP    3d\r\n',
    'LAST SEEN   TYPE      REASON    OBJECT      MESSAGE\n2m          Warning   BackOff   pod/web-0   Back-off restarting: failed\n',
    'NAME    READY   NOMINATED NODE   READINESS GATES\nweb-0   1/1     <none>           <none>\n',
    'NAME    CPU(cores)   MEMORY(bytes)\nweb-0   1m           20Mi\n',
  ])('%j is a table', (text) => {
    expect(printedOutput(text)).toEqual({ message: expect.stringContaining('table'), hint: `Paste what \`${all}\` prints.` });
  });

  it.each([
    ['$ kubectl get all -n shop', 'kubectl get all -n shop -o yaml'],
    ['me@host:~$ kubectl get pods,svc -o wide -A', 'kubectl get pods,svc -A -o yaml'],
    ['k get ep -owide --show-labels', 'k get ep -o yaml'],
  ])('after %s it names that command with -o yaml', (typed, wanted) => {
    expect(printedOutput(`${typed}\nNAME   READY   AGE\nweb    1/1     3d\n`)?.hint).toBe(`Paste what \`${wanted}\` prints.`);
  });

  it('is a description where it starts with an aligned name', () => {
    expect(printedOutput('Name:              web\nNamespace:         default\nSelector:          app=web\n')?.message).toContain(
      'describe',
    );
  });

  it.each([
    'apiVersion: v1 items: - apiVersion: v1 kind: Pod metadata: name: web-0 kind: List metadata: resourceVersion: ""',
    'apiVersion: v1\nitems:\n- apiVersion: v1\nkind: Pod\nmetadata:\nname: web-0\nkind: List\n',
  ])('%j is a list that lost its lines', (text) => {
    expect(printedOutput(text)?.hint).toContain('-o json');
  });

  it.each([
    'apiVersion: v1\nitems:\n- apiVersion: v1\n  kind: Pod\n  metadata:\n    name: [web-0\nkind: List\n',
    'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\n',
    'Name: web\nNamespace: default\n',
    'NAME=web\nREADY=1\n',
    'NAME\n',
    '',
  ])('%j is neither', (text) => {
    expect(printedOutput(text)).toBeUndefined();
  });

  it('is found without a hang in any text', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 300 }), (noise) => {
        printedOutput(noise);
      }),
    );
    const before = performance.now();
    for (const unit of ['NAME  ', 'NAME  A A ', 'Name:   ', '$ ', 'k get ', 'A-']) printedOutput(unit.repeat(200_000));
    expect(performance.now() - before).toBeLessThan(200);
  });
});
