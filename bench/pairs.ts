const PAIRS = 50

/**
 * How long two bodies take at one endpoint, sent in turn: the medians, in
 * milliseconds. What an endpoint hides must not show in the difference.
 */
export async function timePairs(url: string, one: object, other: object) {
  const times: [number[], number[]] = [[], []]
  for (let pair = 0; pair < PAIRS; pair++) {
    times[0].push(await timeOf(url, one))
    times[1].push(await timeOf(url, other))
  }

  return times.map((all) => all.sort((a, b) => a - b)[PAIRS / 2])
}

async function timeOf(url: string, body: object) {
  const begin = performance.now()
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  await response.arrayBuffer()
  if (!response.ok) throw new Error(`${url}: ${response.status}`)

  return performance.now() - begin
}
