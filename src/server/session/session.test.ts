import { generateSync } from 'otplib'
import { describe, expect, test } from 'vitest'
import { cookieOf, testApp, visitor } from '#test/app.ts'

const { app, as, anonymous, clock, home } = await testApp()
const name = (who: string) => home.loginNames[who]!
const signIn = (who: string, password = home.password) => anonymous.post('/session', { loginName: name(who), password })

describe('signing in', () => {
  test('a person with the right password is signed in and sees the own agency', async () => {
    const session = await (await as('unitHead')).get('/session')
    expect(session.body).toMatchObject({
      person: { name: 'home unitHead' },
      agency: { name: 'home鄉公所' },
      today: '2026-02-11',
    })
  })

  test('an unknown name and a wrong password are refused alike', async () => {
    const unknown = await anonymous.post('/session', { loginName: 'nobody', password: home.password })
    const wrong = await signIn('otherStaff', 'wrong')
    expect(unknown.status).toBe(401)
    expect(wrong.body).toEqual(unknown.body)
  })

  test('the fifth failure in a row locks for exactly fifteen minutes, and further tries do not extend it', async () => {
    for (let i = 0; i < 5; i++) await signIn('staff', 'wrong')
    expect((await signIn('staff')).status).toBe(401)
    clock.pass(14 * 60 + 59)
    await signIn('staff', 'wrong')
    expect((await signIn('staff')).status).toBe(401)
    clock.pass(2)
    expect((await signIn('staff')).status).toBe(200)
  })

  test('a session ends after fifteen minutes without activity, and activity keeps it', async () => {
    const cookie = cookieOf(await signIn('secondEthicsOfficer'))
    const person = visitor(app, cookie)
    clock.pass(14 * 60)
    expect((await person.get('/session')).status).toBe(200)
    clock.pass(14 * 60)
    expect((await person.get('/session')).status).toBe(200)
    clock.pass(15 * 60 + 1)
    expect((await person.get('/session')).status).toBe(401)
  })

  test('a session ends after eight hours even when it is used', async () => {
    const person = visitor(app, cookieOf(await signIn('chiefSecretary')))
    for (let i = 0; i < 48; i++) {
      clock.pass(600)
      await person.get('/session')
    }
    expect((await person.get('/session')).status).toBe(401)
  })

  test('who signs out is signed out', async () => {
    const person = visitor(app, cookieOf(await signIn('otherUnitHead')))
    expect((await person.delete('/session')).status).toBe(200)
    expect((await person.get('/session')).status).toBe(401)
  })
})

describe('the second factor', () => {
  const code = (secret: string) => generateSync({ secret, epoch: Math.floor(clock.now().getTime() / 1000) })

  test('counts only once a code was shown, then every sign-in asks for it and takes each code once', async () => {
    const officer = visitor(app, cookieOf(await signIn('ethicsOfficer')))
    const { body } = await officer.post('/session/totp')
    expect((await officer.post('/session/totp/confirm', { code: '000000' })).body.code).toBe('session.factor_refused')
    expect((await officer.post('/session/totp/confirm', { code: code(body.secret) })).status).toBe(200)

    clock.pass(30)
    const half = await signIn('ethicsOfficer')
    expect(half.body.state).toBe('factorNeeded')
    const between = visitor(app, cookieOf(half))
    expect((await between.get('/session')).status).toBe(401)
    expect((await between.get('/plans')).status).toBe(401)
    const shown = code(body.secret)
    const whole = await between.post('/session/factor', { code: shown })
    expect(whole.status).toBe(200)
    expect(cookieOf(whole)).not.toBe(cookieOf(half))
    expect((await visitor(app, cookieOf(whole)).get('/session')).body.hasFactor).toBe(true)

    const again = visitor(app, cookieOf(await signIn('ethicsOfficer')))
    expect((await again.post('/session/factor', { code: shown })).body.code).toBe('session.factor_refused')
  })
})

describe('a password', () => {
  test('is changed by whoever knows the present one, and ends what was open elsewhere', async () => {
    const here = visitor(app, cookieOf(await signIn('systemAdministrator')))
    const elsewhere = visitor(app, cookieOf(await signIn('systemAdministrator')))
    const newPassword = 'a-longer-password-115'
    expect((await here.post('/session/password', { password: 'wrong', newPassword })).body.code).toBe(
      'session.password_wrong',
    )
    expect((await here.post('/session/password', { password: home.password, newPassword: 'short' })).body.code).toBe(
      'invalid_input',
    )
    expect((await here.post('/session/password', { password: home.password, newPassword })).status).toBe(200)
    expect((await here.get('/session')).status).toBe(200)
    expect((await elsewhere.get('/session')).status).toBe(401)
    expect((await signIn('systemAdministrator')).status).toBe(401)
    expect((await signIn('systemAdministrator', newPassword)).status).toBe(200)
  })
})

describe('the door', () => {
  test('a request of another site is refused', async () => {
    const answer = await anonymous.post(
      '/session',
      { loginName: 'x', password: 'y' },
      { origin: 'https://elsewhere.example' },
    )
    expect(answer.body.code).toBe('cross_site')
    const bare = await app.inject({ method: 'POST', url: '/api/session', payload: { loginName: 'x', password: 'y' } })
    expect(bare.json().code).toBe('cross_site')
  })

  test('only exact JSON is taken', async () => {
    const answer = await anonymous.post('/session', 'loginName=x', {
      'content-type': 'application/x-www-form-urlencoded',
    })
    expect(answer.body.code).toBe('unsupported_media_type')
    const broken = await anonymous.post('/session', '{"loginName":', { 'content-type': 'application/json' })
    expect(broken.body.code).toBe('invalid_input')
  })

  test('every answer forbids foreign and inline script', async () => {
    const { headers } = await anonymous.get('/health')
    expect(headers['content-security-policy']).toContain("default-src 'none'")
    expect(headers['content-security-policy']).not.toContain('unsafe')
    expect(headers['x-content-type-options']).toBe('nosniff')
  })
})
