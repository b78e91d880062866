import { isUnreadable, type ReadCommand, type Unreadable } from '../question.ts';
import { readDatabaseClient } from './databases.ts';
import { readDig, readGetent, readNslookup } from './dns.ts';
import { readBareUrl, readCurl, readGrpcurl, readUrlTool, readWget } from './http.ts';
import { readKubectl } from './kubectl.ts';
import { askingCommand, withoutPrefix } from './shell.ts';
import { readBareAddress, readDevice, readNetcat, readOpenssl, readPing, readTelnet } from './sockets.ts';

const longest = 4000;

/** Reads a command as the user types it in a shell. */
export function parseCommand(line: string): ReadCommand | Unreadable {
  if (line.length > longest) return { problem: 'That is longer than any command.', example: 'curl http://web.default:80/' };
  const words = askingCommand(line);
  if (!words) return { problem: 'A quote is not closed.', example: "curl -H 'Host: api.example.com' http://10.0.0.1/" };
  const read = readWords(words, 0);
  const blank = isUnreadable(read) ? words.map((word) => leftOpen.exec(word)?.[0]).find(Boolean) : undefined;
  return isUnreadable(read) && blank ? { ...read, problem: `Write out ${blank}: there is no shell that knows what it stands for.` } : read;
}

/** What a shell, or the reader of a page, is to fill in: `$(minikube ip)`, `$HOST`, `<NODE-IP>`. */
const leftOpen = /\$\([^)]*\)?|\$\{?[A-Za-z_]\w*\}?|<[A-Za-z][\w. -]*>/;

function readWords(words: readonly string[], depth: number): ReadCommand | Unreadable {
  const [command = '', ...rest] = words;
  const tool = command.replace(/^.*\/(?=[^/]+$)/, '');
  if (command === '') return { problem: 'Ask something.', example: 'curl http://web.default:80/' };
  if (tool === 'kubectl' || tool === 'k' || tool === 'oc') {
    const read = readKubectl(rest);
    if (isUnreadable(read)) return read;
    if (!('words' in read)) return { question: read };
    const inside = depth < 3 ? readWords(withoutPrefix(read.words), depth + 1) : undefined;
    return !inside || isUnreadable(inside) ? (inside ?? unknownCommand(command)) : { from: read.from, ...inside };
  }
  if (/^(ba|da|a|z)?sh$/.test(tool)) {
    const script = rest[rest.findIndex((word) => /^-\w*c$/.test(word)) + 1];
    const inner = rest.some((word) => /^-\w*c$/.test(word)) ? askingCommand(script ?? '') : undefined;
    return inner && depth < 3 ? readWords(inner, depth + 1) : unknownCommand(command);
  }
  const question = readTool(command, tool, rest);
  return isUnreadable(question) ? question : { question };
}

function readTool(command: string, tool: string, rest: readonly string[]) {
  switch (tool) {
    case 'curl':
      return readCurl(rest);
    case 'wget':
      return readWget(rest);
    case 'http':
    case 'https':
    case 'ab':
    case 'hey':
    case 'wrk':
    case 'siege':
      return readUrlTool(tool, rest);
    case 'nc':
    case 'ncat':
    case 'netcat':
      return readNetcat(rest);
    case 'telnet':
      return readTelnet(rest);
    case 'openssl':
      return readOpenssl(rest);
    case 'dig':
      return readDig(rest);
    case 'nslookup':
    case 'host':
      return readNslookup(rest, tool);
    case 'getent':
      return readGetent(rest);
    case 'ping':
    case 'ping6':
      return readPing(rest, tool === 'ping6');
    case 'grpcurl':
      return readGrpcurl(rest);
  }
  const client = readDatabaseClient(tool, rest);
  if (client) return client;
  if (rest.length > 0) return unknownCommand(command);
  if (/^https?:\/\//i.test(command)) return readBareUrl(command);
  return readDevice(command) ?? readBareAddress(command) ?? bareName(command);
}

function bareName(name: string): Unreadable {
  if (!/^[a-z0-9.-]+$/i.test(name)) return unknownCommand(name);
  return {
    problem: `${name} alone does not say what to ask: add a port to connect to, or ask the DNS with nslookup ${name}.`,
    example: `${name}:80`,
  };
}

function unknownCommand(command: string): Unreadable {
  return {
    problem: `${command.slice(0, 40)} is not a command that can be traced; curl, wget, nc, dig, nslookup, ping, grpcurl and kubectl port-forward are.`,
    example: 'curl http://web.default:80/',
  };
}
