/** The same promise, given up when it takes longer. @throws what it throws, or that it was late */
export function withPatience<T>(promise: Promise<T>, milliseconds: number) {
  const late = new Promise<never>((_, reject) => {
    const fail = () => reject(new Error(`no answer in ${milliseconds} ms`))
    setTimeout(fail, milliseconds).unref()
  })
  return Promise.race([promise, late])
}
