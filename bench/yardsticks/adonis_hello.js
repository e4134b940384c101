/*
| The second yardstick: an AdonisJS route under the kernel of the API starter
| kit, that is container bindings, JSON, CORS, body parser and auth initialised,
| and nothing else.
*/

import 'reflect-metadata'
import { Ignitor } from '@adonisjs/core'
import { defineConfig as defineAuth } from '@adonisjs/auth'
import { defineConfig as defineBodyParser } from '@adonisjs/core/bodyparser'
import { defineConfig as defineEncryption, drivers } from '@adonisjs/core/encryption'
import { HttpContext, defineConfig as defineHttp } from '@adonisjs/core/http'
import { Logger, defineConfig as defineLogger } from '@adonisjs/core/logger'
import { defineConfig as defineCors } from '@adonisjs/cors'

class ForceJson {
  handle({ request }, next) {
    request.request.headers.accept = 'application/json'
    return next()
  }
}

class ContainerBindings {
  handle(ctx, next) {
    ctx.containerResolver.bindValue(HttpContext, ctx)
    ctx.containerResolver.bindValue(Logger, ctx.logger)
    return next()
  }
}

class HelloController {
  show() {
    return { hello: 'world' }
  }
}

const keys = ['a key of thirty-two bytes or more']

new Ignitor(new URL('./', import.meta.url), { importer: (path) => import(path) })
  .tap((app) => {
    app.rcContents({
      providers: [
        () => import('@adonisjs/core/providers/app_provider'),
        () => import('@adonisjs/cors/cors_provider'),
        () => import('@adonisjs/auth/auth_provider'),
      ],
    })
    app.useConfig({
      app: { http: defineHttp({ generateRequestId: true }) },
      encryption: defineEncryption({
        default: 'gcm',
        list: { gcm: drivers.aes256gcm({ id: 'gcm', keys }) },
      }),
      logger: defineLogger({ default: 'app', loggers: { app: { enabled: true, level: 'info' } } }),
      bodyparser: defineBodyParser({}),
      cors: defineCors({ enabled: true, origin: true }),
      auth: defineAuth({ default: 'api', guards: { api: () => ({}) } }),
    })
    app.starting(async () => {
      const server = await app.container.make('server')
      const router = await app.container.make('router')

      server.use([
        async () => ({ default: ForceJson }),
        async () => ({ default: ContainerBindings }),
        () => import('@adonisjs/cors/cors_middleware'),
      ])
      router.use([
        () => import('@adonisjs/core/bodyparser_middleware'),
        () => import('@adonisjs/auth/initialize_auth_middleware'),
      ])
      router.get('/', [HelloController, 'show'])
    })
  })
  .httpServer()
  .start()
