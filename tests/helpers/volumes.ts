import { execFileSync, spawnSync } from 'node:child_process'
import { chmodSync, chownSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import app from '@adonisjs/core/services/app'

/** Whom permissions hold for: root writes wherever it likes. */
export const NOBODY = { uid: 65_534, gid: 65_534 }

const PAGE = Buffer.alloc(4096)
const makeFolder = () => mkdtempSync(join(tmpdir(), 'volume-'))

/** Root may mount and take another name, unless the container forbids it. */
export function canMount() {
  const folder = makeFolder()
  const { status } = spawnSync('mount', ['-t', 'tmpfs', 'tmpfs', folder])
  if (status === 0) execFileSync('umount', [folder])
  rmSync(folder, { recursive: true })

  return status === 0
}

export function canBeNobody() {
  const look = [`--eval`, `fs.accessSync('bin/server.ts', fs.constants.R_OK)`]
  return spawnSync(process.execPath, look, { ...NOBODY, cwd: app.makePath() }).status === 0
}

/** A file system of 4 MB. */
export function mountVolume() {
  const path = makeFolder()
  const filling = join(path, 'filling')
  execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=4m', 'tmpfs', path])

  return {
    path,

    /** Takes all that is left, to the last page. */
    fill() {
      try {
        for (;;) writeFileSync(filling, PAGE, { flag: 'a' })
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error // of the file system
      }
    },

    makeRoom: () => rmSync(filling),

    [Symbol.dispose]() {
      execFileSync('umount', [path])
      rmSync(path, { recursive: true })
    },
  }
}

/** A folder that belongs to nobody, with everything in it. */
export function folderOfNobody() {
  const path = makeFolder()
  const allow = (folder: number, file: number) => {
    for (const name of readdirSync(path)) {
      chownSync(join(path, name), NOBODY.uid, NOBODY.gid)
      chmodSync(join(path, name), file)
    }
    chownSync(path, NOBODY.uid, NOBODY.gid)
    chmodSync(path, folder)
  }

  return {
    path,
    allowWriting: () => allow(0o755, 0o644),
    forbidWriting: () => allow(0o555, 0o444),
    [Symbol.dispose]: () => rmSync(path, { recursive: true }),
  }
}
