/** A number that is asked for when somebody fetches the metrics. */
export type GaugeDefinition = {
  name: string
  help: string

  /** What all workers say together: the sum of what each has, or the one figure that all of them see. */
  overWorkers: 'sum' | 'max'
  read: () => number | Promise<number>
}

export const gauges: GaugeDefinition[] = []

/** Adds a number to /metrics. It costs nothing where metrics are off. */
export function gauge(definition: GaugeDefinition) {
  gauges.push(definition)
}
