import { readdirSync, readFileSync, readlinkSync } from 'node:fs'

export type Resources = { megabytes: number; connections: number; handles: number }

/** What a process and all below it hold now, as Linux tells it. */
export function resourcesOf(pid: number): Resources {
  const all = [own(pid), ...childrenOf(pid).map(resourcesOf)]
  const sum = (name: keyof Resources) => all.reduce((total, one) => total + one[name], 0)

  return { megabytes: sum('megabytes'), connections: sum('connections'), handles: sum('handles') }
}

function own(pid: number): Resources {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8')
  const kilobytes = Number(status.match(/^VmRSS:\s+(\d+)/m)?.[1] ?? 0)
  const handles = readdirSync(`/proc/${pid}/fd`).map((handle) => targetOf(pid, handle))

  return {
    megabytes: Math.round(kilobytes / 1024),
    connections: handles.filter((target) => target.startsWith('socket:')).length,
    handles: handles.length,
  }
}

/** Empty when it was closed meanwhile. */
function targetOf(pid: number, handle: string) {
  try {
    return readlinkSync(`/proc/${pid}/fd/${handle}`)
  } catch {
    return ''
  }
}

function childrenOf(pid: number) {
  const text = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8')
  return text.split(' ').filter(Boolean).map(Number)
}
