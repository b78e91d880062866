/** Pixels; in less room lanes beside each other could only be seen one or two at a time. */
const leastBeside = 600;

/** On a phone all lanes stand under each other, each row from its name down to its rules, and the Pods beside them. */
export function standsUpright(room: number): boolean {
  return room < leastBeside;
}
