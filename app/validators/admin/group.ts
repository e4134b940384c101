import registry from '#services/admin/registry'
import vine from '@vinejs/vine'

/** Ticked boxes: a browser sends none, one text, or several. Which there are follows from the registry. */
export const permissions = () =>
  vine
    .array(vine.enum(() => registry.permissions()))
    .distinct()
    .parse((value) => [value ?? []].flat())
