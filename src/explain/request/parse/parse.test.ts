import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseCommand } from './index.ts';

const question = (line: string) => {
  const read = parseCommand(line);
  return 'question' in read ? read.question : read.problem;
};

describe('commands', () => {
  it.each([
    ['curl web', { host: 'web', port: 80, http: { scheme: 'http', path: '/', host: 'web', method: 'GET' } }],
    ['$ curl -sSv http://web.shop:8080/cart?x=1#top', { host: 'web.shop', port: 8080, http: { path: '/cart?x=1', host: 'web.shop:8080' } }],
    ["curl -H 'Host: api.example.com' http://10.0.0.1/", { host: '10.0.0.1', http: { host: 'api.example.com' } }],
    ['curl -XPOST -d a=b -m5 https://web', { port: 443, http: { method: 'POST', scheme: 'https' } }],
    ['curl --resolve api.example.com:80:10.0.0.1 http://api.example.com', { host: 'api.example.com', pinned: ['10.0.0.1'] }],
    ['curl -6 http://[fd00::1]:80/', { host: 'fd00::1', port: 80, family: 'IPv6' }],
    ['curl http://web/ | jq .', { host: 'web' }],
    ['wget -qO- http://web:81', { tool: 'wget', host: 'web', port: 81 }],
    ['wget -q -O - --timeout=2 web', { tool: 'wget', host: 'web', port: 80 }],
    ['nc -zv db 3306', { protocol: 'TCP', host: 'db', port: 3306 }],
    ['nc -zuv -w 2 dns.kube-system 53', { protocol: 'UDP', port: 53 }],
    ['curl --retry-max-time 5 --data-ascii x --noproxy * http://web', { host: 'web', http: { method: 'POST' } }],
    ['curl --connect-to ::web:8080 http://shop.example/', { host: 'web', port: 8080, http: { host: 'shop.example' } }],
    ['timeout 2 curl http://web 2>/dev/null', { host: 'web' }],
    ['watch -n1 curl -s http://web', { host: 'web' }],
    ['for i in $(seq 1 10); do curl -s http://web; done', { host: 'web' }],
    ['until nslookup db.shop; do echo waiting; sleep 2; done', { kind: 'lookup', name: 'db.shop' }],
    ["kubectl run x --image=busybox -- /bin/sh -c 'while sleep 0.01; do wget -q -O- http://web; done'", { tool: 'wget', host: 'web' }],
    ['echo -e "GET / HTTP/1.0\\r\\n" | nc web 80', { tool: 'nc', host: 'web', port: 80 }],
    ["bash -c 'cat < /dev/null > /dev/tcp/web/80'", { tool: 'bash', protocol: 'TCP', host: 'web', port: 80 }],
    ['root@web-0:/# curl http://web # again', { host: 'web' }],
    ['/ # wget -qO- web', { host: 'web' }],
    ['openssl s_client -connect web:443 -servername shop.example', { tool: 'openssl', host: 'web', port: 443 }],
    ['psql postgres://me:secret@db-0.db:5433/shop', { host: 'db-0.db', port: 5433 }],
    ["psql 'host=db port=5433 dbname=shop'", { host: 'db', port: 5433 }],
    ['redis-cli -u redis://cache', { host: 'cache', port: 6379 }],
    ["mongosh 'mongodb://db-0.db,db-1.db/?replicaSet=rs0'", { host: 'db-0.db', port: 27017 }],
    ['mongo --host db --port 27018', { host: 'db', port: 27018 }],
    ['mysqladmin ping -h db', { host: 'db', port: 3306 }],
    ['telnet db:3306', { host: 'db', port: 3306 }],
    ['busybox wget -qO- web', { tool: 'wget', host: 'web' }],
    ['hey -n 100 -c 5 http://web:8080/x', { tool: 'hey', host: 'web', port: 8080, http: { path: '/x' } }],
    ['http POST web/cart a=b', { tool: 'http', host: 'web', http: { method: 'POST', path: '/cart' } }],
    ['https web', { port: 443, http: { scheme: 'https' } }],
    ['telnet db 3306', { host: 'db', port: 3306 }],
    ['psql -h db -U me', { host: 'db', port: 5432 }],
    ['grpcurl -plaintext web:50051 list', { tool: 'grpcurl', host: 'web', port: 50051, http: { scheme: 'http' } }],
    ['web.shop:80', { kind: 'connect', host: 'web.shop', port: 80 }],
    ['http://web.shop', { kind: 'connect', host: 'web.shop', port: 80, http: { path: '/' } }],
    ['nslookup web', { kind: 'lookup', name: 'web', types: ['A', 'AAAA'], search: true }],
    ['nslookup -type=SRV _http._tcp.web 10.96.0.10', { types: ['SRV'], server: '10.96.0.10' }],
    ['dig SRV _http._tcp.web.shop', { name: '_http._tcp.web.shop.', types: ['SRV'], search: false }],
    ['dig +search web', { name: 'web', types: ['A'], search: true }],
    ['dig @10.96.0.10 web.default.svc.cluster.local AAAA +short', { types: ['AAAA'], server: '10.96.0.10' }],
    ['dig -x 10.96.0.1', { name: '1.0.96.10.in-addr.arpa.', types: ['PTR'] }],
    ['ping -c 3 web', { kind: 'ping', host: 'web' }],
    ['kubectl port-forward svc/web 8080:80', { kind: 'port-forward', resource: 'svc', name: 'web', localPort: '8080', port: '80' }],
    ['kubectl -n shop port-forward web-0 http', { resource: 'pod', name: 'web-0', namespace: 'shop', port: 'http' }],
  ])('%s', (line, expected) => {
    expect(question(line)).toMatchObject(expected);
  });

  it('kubectl exec and run say from where', () => {
    expect(parseCommand('kubectl exec -it web-0 -n shop -- curl db')).toMatchObject({ from: 'pod:shop/web-0', question: { host: 'db' } });
    expect(parseCommand('kubectl debug node/node-a -it --image=busybox -- wget -qO- 10.0.0.1')).toMatchObject({ from: 'node:node-a' });
    expect(parseCommand('kubectl exec -n shop deploy/web -- curl db')).toMatchObject({
      from: 'pod:shop/deploy/web',
      question: { host: 'db' },
    });
    expect(parseCommand("kubectl run tmp --rm -it --image=busybox -- sh -c 'wget -qO- web'")).toMatchObject({ from: 'namespace:default' });
  });

  it.each([
    '',
    'foo',
    'rm -rf /',
    'curl',
    'curl ftp://web',
    "curl 'http://web",
    'nc db',
    'nc db 99999',
    'nc db 1-100',
    'nc db 80 443',
    'nc -l 8080',
    'curl --resolve a.example:80:$(minikube ip) http://a.example',
    'kubectl exec web-0 -it -- bash',
    'openssl version',
    'psql',
    'kubectl get pods',
    'dig',
    'ping',
    'constructor web',
    '__proto__ web',
  ])('%s is not read, and an example is given', (line) => {
    const read = parseCommand(line);
    expect('problem' in read && 'question' in parseCommand(read.example)).toBe(true);
  });

  it.each([
    ['curl $(minikube ip):30080', '$(minikube ip)'],
    ['curl http://<NODE-IP>:30080', '<NODE-IP>'],
    ['curl http://$WEB_SERVICE_HOST', '$WEB_SERVICE_HOST'],
  ])('%s leaves something open', (line, open) => {
    expect(question(line)).toContain(`Write out ${open}`);
  });

  it('kubectl exec without dashes is offered with them', () => {
    expect(parseCommand('kubectl exec web-0 -n shop curl db')).toMatchObject({ example: 'kubectl exec web-0 -n shop -- curl db' });
  });

  it('reads anything without throwing, and always alike', () => {
    const tool = fc.constantFrom('curl', 'wget', 'nc', 'dig', 'nslookup', 'ping', 'grpcurl', 'kubectl', 'sh -c', '');
    fc.assert(
      fc.property(tool, fc.string(), (name, rest) => {
        expect(parseCommand(`${name} ${rest}`)).toEqual(parseCommand(`${name} ${rest}`));
      }),
    );
  });
});
