import './dns-console.css';
import { type FormEvent, useEffect, useMemo, useState } from 'react';
import type { Cluster } from '../../cluster/cluster.ts';
import { type ConsoleAnswer, type ConsoleTry, dnsConsole } from '../../explain/dns-console/dns-console.ts';
import { CopyButton } from '../panels/copy-button.tsx';
import { CommandInput } from '../question/command-input.tsx';
import { wordsOf } from '../question/vantages.ts';
import { selectRequest, usePage } from '../store.ts';
import { lookUp } from './look-up.ts';

const isLookup = (command: string) => /^\s*(dig|nslookup|host|getent)\b/.test(command);

interface DnsConsoleProps {
  readonly cluster: Cluster;
  /** What is asked before anybody typed a line. */
  readonly opening: string;
}

/** A line with dig or nslookup, and everything that comes over the wire. */
export function DnsConsole({ cluster, opening }: DnsConsoleProps) {
  const request = usePage(selectRequest);
  const typed = usePage(({ workspace }) => workspace.lookup);
  const line = typed ?? (request && isLookup(request.command) ? request.command : opening);
  const from = request?.from ?? 'namespace:default';
  const [command, setCommand] = useState(line);
  useEffect(() => setCommand(line), [line]);
  const answer = useMemo(() => dnsConsole(cluster, line, from), [cluster, line, from]);
  const ask = (event: FormEvent) => {
    event.preventDefault();
    lookUp(command.trim());
  };
  return (
    <section className="dns-console" aria-label="DNS console">
      <form className="console-line" onSubmit={ask}>
        <span aria-hidden="true">$</span>
        <CommandInput
          label="dig or nslookup, as a command"
          placeholder="dig +search web, nslookup web, dig SRV _http._tcp.web.shop.svc.cluster.local …"
          value={command}
          from={from}
          accepts={isLookup}
          onChange={setCommand}
          onAsk={(chosen) => lookUp(chosen.command)}
        />
        <button type="submit" className="button">
          Look up
        </button>
        <span className="muted">from {wordsOf(from)}</span>
      </form>
      {'problem' in answer ? (
        <p className="console-problem" role="status">
          {answer.problem}{' '}
          <button type="button" className="button small mend" onClick={() => lookUp(answer.example)}>
            <code>{answer.example}</code>
          </button>
        </p>
      ) : (
        <Answered answer={answer} />
      )}
    </section>
  );
}

function Answered({ answer: { sentence, resolvConf, reason, tries, outputs } }: { readonly answer: ConsoleAnswer }) {
  return (
    <>
      <p className="console-sentence" role="status">
        {sentence}
      </p>
      <div className="console-columns">
        <div>
          <h3>/etc/resolv.conf</h3>
          {resolvConf.length > 0 && <pre className="console-text console-conf">{resolvConf.join('\n')}</pre>}
          <p className="muted">{reason}</p>
          {tries.length > 0 && (
            <>
              <h3>Asked in this order</h3>
              <ol className="console-tries">
                {tries.map((one) => (
                  <Try key={`${one.name} ${one.type}`} {...one} />
                ))}
              </ol>
            </>
          )}
        </div>
        <div className="console-outputs">
          {outputs.map(({ tool, text }) => (
            <div key={tool}>
              <h3>
                What {tool} prints <CopyButton label="Copy" title={`Copy what ${tool} prints`} what="The text" text={() => text} />
              </h3>
              <ConsoleText text={text} />
            </div>
          ))}
        </div>
      </div>
    </>
  );
}

function ConsoleText({ text }: { readonly text: string }) {
  return (
    <pre className="console-text" tabIndex={0}>
      {text}
    </pre>
  );
}

function Try({ name, type, result, taken, dig }: ConsoleTry) {
  return (
    <li>
      <details>
        <summary className={taken ? 'is-taken' : ''}>
          <span aria-hidden="true">{taken ? '✓' : '·'}</span> {name} {type} <span className="line-note">{result}</span>
        </summary>
        <ConsoleText text={dig} />
      </details>
    </li>
  );
}
