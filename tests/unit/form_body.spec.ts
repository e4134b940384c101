import { parseForm } from '#services/form_body'
import { test } from '@japa/runner'

test.group('Forms', () => {
  test('are read as browsers write them', ({ assert }) => {
    assert.deepEqual(parseForm('name=Ada+Lovelace&note=a%26b%3Dc%0D%0A%F0%9F%90%8E&empty=&bare'), {
      name: 'Ada Lovelace',
      note: 'a&b=c\r\n🐎',
      empty: '',
      bare: '',
    })
    assert.deepEqual(parseForm(''), {})
    assert.deepEqual(parseForm('sum=1=1'), { sum: '1=1' })
  })

  test('give all values of a name that came several times', ({ assert }) => {
    assert.deepEqual(parseForm('id=1&id=2&other=3&id=4'), { id: ['1', '2', '4'], other: '3' })
  })

  test('change no object by a hostile name (125)', ({ assert }) => {
    const form = parseForm('__proto__=a&constructor=b&prototype=c&toString=d&hasOwnProperty=e')

    assert.deepEqual(Object.keys(form), ['toString', 'hasOwnProperty'])
    assert.equal(Object.getPrototypeOf(form), Object.prototype)
    assert.isUndefined(Reflect.get({}, 'a'))
  })

  test('that are garbled are refused (123)')
    .with(['%', '%zz', 'a=%e0%a4', '%c0%80=1', 'a=%00', 'a=\ud800'])
    .run(({ assert }, text) => {
      assert.throws(() => parseForm(text), 'The form has characters that cannot be read.')
    })
})
