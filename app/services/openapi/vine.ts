/*
| What Vine says about its own types where JSON Schema needs more: a boolean is
| a list of spellings to it, a date has no type, anything is never null, and what may be
| null may be left out.
*/

import { VineAny, VineBoolean, VineDate, VineObject } from '@vinejs/vine'
import type { SchemaTypes } from '@vinejs/vine/types'

const describeBoolean = VineBoolean.prototype.toJSONSchema
const describeDate = VineDate.prototype.toJSONSchema
const describeObject = VineObject.prototype.toJSONSchema

VineAny.prototype.toJSONSchema = function () {
  return {}
}

VineBoolean.prototype.toJSONSchema = function () {
  return { ...describeBoolean.call(this), type: 'boolean', enum: undefined }
}

VineDate.prototype.toJSONSchema = function () {
  return { ...describeDate.call(this), type: 'string' }
}

VineObject.prototype.toJSONSchema = function () {
  const members = Object.entries<SchemaTypes>(this.getProperties())
  const required = members.filter(([, member]) => !member.isOptional).map(([name]) => name)

  return { ...describeObject.call(this), required: required.length ? required : undefined }
}
