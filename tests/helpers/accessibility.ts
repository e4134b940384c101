import axe from 'axe-core'
import type { Page } from 'playwright-core'

type Results = { violations: { id: string; nodes: { target: unknown[] }[] }[] }

/** What keeps people from using a page, each with the places where it does. */
export async function barriersOf(page: Page) {
  await page.evaluate(axe.source)
  const { violations } = await page.evaluate<Results>('axe.run()')

  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target).join(', ')}`)
}
