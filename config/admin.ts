const HOUR = 3600

export const adminConfig = {
  /** What pages of the admin site call it, in the header and in the title of the window. */
  siteName: 'yetAnotherBoilerplate',

  /**
   * For how many seconds a sign-in of the admin site lasts. Idle: without a
   * request, so that a desk that was left is no open door for long. Absolute:
   * whatever happens, so that staff type their password once a working day.
   */
  lifetimes: { idle: HOUR, absolute: 12 * HOUR },
}
