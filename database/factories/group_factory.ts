import { randomUUID } from 'node:crypto'
import Group from '#models/group'
import Factory from '@adonisjs/lucid/factories'

/** A group without permissions or members. */
export const GroupFactory = Factory.define(Group, () => ({
  name: `Group ${randomUUID()}`,
  permissions: new Array<string>(),
})).build()
