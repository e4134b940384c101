/** What keeps the process from starting, and only its operator can mend. The message says how; a stack would hide it. */
export class OperatorMistake extends Error {
  code = 'E_OPERATOR_MISTAKE'
}

/** Runs what a variable leads to. @throws what the system says against it, with the remedy */
export function orMistake<T>(remedy: string, run: () => T): T {
  try {
    return run()
  } catch (error) {
    throw new OperatorMistake(`${error instanceof Error ? error.message : error}\n${remedy}`)
  }
}
