export type OptionalPackage = { name: string; version: string }

/** What operators install who want what it does. Nothing else needs it. */
export const OTEL: OptionalPackage = { name: '@adonisjs/otel', version: '1.2.3' }

/** What is used of its modules, whose types are not there. */
export type Otel = {
  init: (root: string) => Promise<void>
  OtelManager: { getInstance(): { shutdown(): Promise<void> } | null }
  Middleware: new (options: object) => { handle(...args: unknown[]): unknown }
}

export function isInstalled({ name }: OptionalPackage) {
  try {
    return Boolean(import.meta.resolve(name))
  } catch {
    return false
  }
}
