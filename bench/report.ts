import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { median, type Reading } from './load.js'

/** Gathers readings, and tells the median of each beside that of the yardstick. */
export class Report {
  #readings = new Map<string, Reading[]>()
  #ratios = new Map<string, number[]>()
  #figures: Record<string, number> = {}

  constructor(private yardstick: string) {}

  /** What was noted until now warmed up. */
  begin() {
    this.#readings.clear()
    this.#ratios.clear()
  }

  note(name: string, reading: Reading) {
    this.#readings.set(name, [...(this.#readings.get(name) ?? []), reading])
  }

  noteRatio(name: string, ratio: number) {
    this.#ratios.set(name, [...(this.#ratios.get(name) ?? []), ratio])
  }

  /** A figure that is measured once. */
  add(name: string, figure: number) {
    this.#figures[name] = Math.round(figure * 100) / 100
  }

  median(name: string) {
    return median(this.#readings.get(name)!)
  }

  print() {
    console.table(
      this.#rows().map(({ name, perSecond, p50, p99, ratio }) => ({
        'what': name,
        'per second': Math.round(perSecond),
        'p50 ms': p50,
        'p99 ms': p99,
        [`ratio to the ${this.yardstick}`]: ratio.toFixed(2),
      }))
    )
    for (const [name, figure] of Object.entries(this.#allFigures())) {
      console.log(`${name}: ${figure}`)
    }
  }

  write(path: string) {
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, JSON.stringify({ rows: this.#rows(), ...this.#allFigures() }, null, 2))
    console.error(`written to ${path}`)
  }

  #rows() {
    const yardstick = this.median(this.yardstick).perSecond

    return [...this.#readings.keys()].map((name) => {
      const reading = this.median(name)
      return { name, ...reading, ratio: reading.perSecond / yardstick }
    })
  }

  #allFigures() {
    const ratios = [...this.#ratios].map(([name, all]) => [name, middle(all)])
    return { ...this.#figures, ...(Object.fromEntries(ratios) as Record<string, number>) }
  }
}

function middle(values: number[]) {
  const sorted = [...values].sort((a, b) => a - b)
  return Math.round(sorted[Math.floor(sorted.length / 2)] * 100) / 100
}
