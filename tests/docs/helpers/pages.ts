import { readFileSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'

export const ROOT = fileURLToPath(new URL('../../../', import.meta.url))

/** What git ignores, and git's own. */
const IGNORED = /^(\.git|\.env|\.(install|fetch)-.*|build|coverage|node_modules|tmp)$/
export const isIgnored = (name: string) => IGNORED.test(name)

/** A fenced block of a page. Its marking is the info string without values: "sh exit", "ts file". */
export type Block = {
  page: string
  line: number
  marking: string
  values: Record<string, string>
  text: string
}

/** All files of the project, as paths from its root. */
export async function projectFiles(folder = ROOT): Promise<string[]> {
  const all = await readdir(folder, { withFileTypes: true })
  const entries = all.filter(({ name }) => !isIgnored(name))
  const files = entries.filter((entry) => entry.isFile())
  const folders = entries.filter((entry) => entry.isDirectory())
  const deeper = await Promise.all(folders.map(({ name }) => projectFiles(join(folder, name))))

  return [...files.map(({ name }) => relative(ROOT, join(folder, name))), ...deeper.flat()]
}

export async function pages() {
  const files = await projectFiles()
  return files.filter((file) => file.endsWith('.md')).sort()
}

export function read(file: string) {
  return readFileSync(join(ROOT, file), 'utf8')
}

export function blocksOf(page: string): Block[] {
  const text = read(page)

  return [...text.matchAll(/^```(.*)\n([^]*?)^```$/gm)].map(({ 1: info, 2: content, index }) => {
    const words = info.trim().split(/\s+/)
    const values = Object.fromEntries(words.map((word) => word.split('=')))
    const marking = words.map((word) => word.split('=')[0]).join(' ')

    return { page, line: text.slice(0, index).split('\n').length, marking, values, text: content }
  })
}

/** The text of a page without its blocks. */
export function proseOf(page: string) {
  return read(page).replace(/^```[^]*?^```$/gm, '')
}

/** The rows of the tables of a page, as cells; without headings and rulers. */
export function tableRowsOf(page: string) {
  return proseOf(page)
    .split('\n')
    .filter((line, index, lines) => isRow(line) && !isRuler(line) && !isRuler(lines[index + 1]))
    .map((line) => line.split(/(?<!\\)\|/).slice(1, -1))
    .map((cells) => cells.map((cell) => cell.trim()))
}

const isRow = (line: string) => line.startsWith('|')
const isRuler = (line = '') => /^\|[\s:|-]+\|$/.test(line)
