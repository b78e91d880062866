import { shellCommands } from './words.ts';

/** What people copy along from a terminal: `$ `, `> `, `root@web-0:/# `, `/ # `, `bash-5.1$ `. */
const prompt = /^(?:\S*[@:~/]\S*|\w*sh-[\d.]+|[~/]\S* )?[#$%>]\s+/;

/** Commands that ask nothing, and stand beside one that does. */
const quiet = /^(?:for|done|fi|true|:|\[|sleep|echo|printf|cat|yes|cd|export|set|exit|apk|apt|apt-get|yum|dnf)$/;

/** Words that may stand before a command. */
const before = /^(?:while|until|if|then|else|do|!|sudo|time|exec|nohup|env|busybox|[A-Za-z_]\w*=.*)$/;

/** The words of the first command of a line that asks something; undefined where a quote stays open. */
export function askingCommand(line: string): readonly string[] | undefined {
  const commands = shellCommands(line.trim().replace(prompt, ''))?.map(withoutPrefix);
  return commands && (commands.find(([tool = '']) => tool !== '' && !quiet.test(tool)) ?? commands[0] ?? []);
}

export function withoutPrefix(words: readonly string[]): readonly string[] {
  const [first = '', ...rest] = words;
  if (before.test(first)) return withoutPrefix(rest);
  if (first !== 'timeout' && first !== 'watch') return words;
  // a bare number is what -n takes, or how long to wait
  const command = rest.findIndex((word) => !/^(?:-.*|[\d.]+[smhd]?)$/.test(word));
  return command < 0 ? [] : withoutPrefix(rest.slice(command));
}
