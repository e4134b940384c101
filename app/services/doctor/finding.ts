/**
 * What the doctor found. An error makes the deployment unfit to serve; a
 * warning is for the operator to weigh.
 */
export type Finding = {
  check: string
  status: 'ok' | 'warning' | 'error'
  message: string
  remedy?: string
}

export const ok = (check: string, message: string): Finding => ({ check, status: 'ok', message })

export const warning = (check: string, message: string, remedy: string): Finding => ({
  check,
  status: 'warning',
  message,
  remedy,
})

export const error = (check: string, message: string, remedy: string): Finding => ({
  check,
  status: 'error',
  message,
  remedy,
})
