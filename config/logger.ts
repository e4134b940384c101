import env from '#start/env'
import { defineConfig, destination, targets } from '@adonisjs/core/logger'
import app from '@adonisjs/core/services/app'
import type { InferLoggers } from '@adonisjs/core/types'

const loggerConfig = defineConfig({
  default: 'app',

  loggers: {
    app: {
      enabled: true,
      name: 'backend',
      level: env.get('LOG_LEVEL'),

      /** Errors of databases carry the row and the values that were refused: only these leave. */
      serializers: {
        err: ({ name, code, message, stack }: NodeJS.ErrnoException) => ({
          type: name,
          code,
          message,
          stack,
        }),
      },

      /** What a command prints is its result, for pipes; what happened on the way goes to stderr. */
      destination: destination({
        dest: app.getEnvironment() === 'console' ? 2 : 1,

        /** A server gathers lines, for half a second at most: writing each one would cost it a tenth. */
        ...(app.getEnvironment() === 'web' && {
          sync: false,
          minLength: 8192,
          periodicFlush: 500,
        }),
      }),

      /** One JSON object a line for machines; lines for people only on a developer's terminal. */
      transport: app.inDev && process.stdout.isTTY ? { targets: [targets.pretty()] } : undefined,
    },
  },
})

export default loggerConfig

declare module '@adonisjs/core/types' {
  export interface LoggersList extends InferLoggers<typeof loggerConfig> {}
}
