/** What the drivers throw, as their sources and their servers write it. */
import { describe, expect, test } from 'vitest'
import { DatabaseFailure } from '../../core/users/erp-database-port.ts'
import { databaseFailureCodes } from '../../../shared/domain/users/database-failures.ts'
import { createTranslator } from '../../../shared/i18n/index.ts'
import { oracleFailure, postgresFailure, sqlServerFailure } from './failures.ts'

type Shape = Readonly<Record<string, unknown>>
const thrown = (message: string, more: Shape = {}) => Object.assign(new Error(message), more)
const connecting = (message: string, cause: Shape, code = 'ESOCKET') => thrown(`Failed to connect to db:1433 - ${message}`, { code, cause: thrown(message, cause) })

const sqlServer: readonly [string, Error, string][] = [
  ['a refused login', thrown("Login failed for user 'erp'.", { code: 'ELOGIN', numbers: [18456] }), 'wrong-password'],
  ['a refused login, in the server’s language', thrown("Falha de logon do usuário 'erp'.", { code: 'ELOGIN', numbers: [18456] }), 'wrong-password'],
  ['a login of another domain', thrown('Login failed. The login is from an untrusted domain.', { code: 'ELOGIN', numbers: [18452] }), 'wrong-password'],
  ['no such database, which is said before the login is refused', thrown("Login failed for user 'erp'.", { code: 'ELOGIN', numbers: [4060, 18456] }), 'no-database'],
  ['an account that is locked', thrown('Login failed', { code: 'ELOGIN', numbers: [18486] }), 'account-locked'],
  ['an account that is disabled', thrown('Login failed', { code: 'ELOGIN', numbers: [18470] }), 'account-locked'],
  ['a password that has expired', thrown('Login failed', { code: 'ELOGIN', numbers: [18487] }), 'password-expired'],
  ['a password that must be changed', thrown('Login failed', { code: 'ELOGIN', numbers: [18488] }), 'password-expired'],
  ['no such table', thrown("Invalid object name 'Z_GRUPOUSUARIOS'.", { code: 'EREQUEST', number: 208 }), 'no-table'],
  ['no permission', thrown('The SELECT permission was denied', { code: 'EREQUEST', number: 229 }), 'no-permission'],
  ['no permission for a column', thrown('The SELECT permission was denied on the column', { code: 'EREQUEST', number: 230 }), 'no-permission'],
  ['no access to the database', thrown('The server principal is not able to access the database', { code: 'ELOGIN', numbers: [916] }), 'no-permission'],
  ['a column that is gone', thrown('Invalid column name', { code: 'EREQUEST', number: 207 }), 'missing-columns'],
  ['a lock that is not given back', thrown('Lock request time out period exceeded.', { code: 'EREQUEST', number: 1222 }), 'statement-timed-out'],
  ['a statement that takes too long', thrown('Timeout: Request failed to complete in 30000ms', { code: 'ETIMEOUT' }), 'statement-timed-out'],
  ['nobody answers', thrown('Failed to connect to db:1433 in 15000ms', { code: 'ETIMEOUT' }), 'timed-out'],
  ['nobody listens', connecting('Could not connect (sequence)', { errors: [thrown('connect ECONNREFUSED', { code: 'ECONNREFUSED' })] }), 'refused'],
  ['no such host', connecting('getaddrinfo ENOTFOUND db', { code: 'ENOTFOUND' }), 'host-not-found'],
  ['no way there', connecting('connect EHOSTUNREACH', { code: 'EHOSTUNREACH' }), 'unreachable'],
  ['no such instance', thrown('Port for SQLEXPRESS not found in', { code: 'EINSTLOOKUP' }), 'instance-not-found'],
  ['the host of an instance is not there', thrown('Failed to get response from SQL Server Browser', { code: 'EINSTLOOKUP', cause: thrown('getaddrinfo ENOTFOUND db', { code: 'ENOTFOUND' }) }), 'host-not-found'],
  ['no TLS to be had', thrown("Server did not negotiate encryption, but the 'encrypt' config option is set to `true`.", { code: 'EENCRYPT' }), 'tls-not-offered'],
  ['TLS is wanted', thrown("Server requires encryption, set 'encrypt' config option to `true`.", { code: 'EENCRYPT' }), 'tls-required'],
  ['a certificate of its own', connecting('self-signed certificate', { code: 'DEPTH_ZERO_SELF_SIGNED_CERT' }), 'tls-untrusted'],
  ['a certificate for another name', connecting("Hostname/IP does not match certificate's altnames", { code: 'ERR_TLS_CERT_ALTNAME_INVALID' }), 'tls-untrusted'],
  ['TLS too old', connecting('unsupported protocol', { code: 'ERR_SSL_UNSUPPORTED_PROTOCOL' }), 'tls-failed'],
  ['something else answers', thrown('Unable to process incoming packet'), 'not-this-database'],
  ['closed by the other side', thrown('Connection lost - socket hang up', { code: 'ESOCKET' }), 'lost'],
]

const oracle: readonly [string, Error, string][] = [
  ['an Oracle too old for the driver', thrown('NJS-138: connections to this database server version are not supported by node-oracledb in Thin mode', { code: 'NJS-138' }), 'too-old'],
  ['a protocol of logging in that it does not have', thrown('ORA-28040: No matching authentication protocol', { code: 'ORA-28040' }), 'too-old'],
  ['a password in the old form', thrown('NJS-116: password verifier type 0x939 is not supported by node-oracledb in Thin mode', { code: 'NJS-116' }), 'password-too-old'],
  ['native encryption', thrown('NJS-533: Advanced Networking Option service negotiation failed.\nCause: ORA-12660', { code: 'NJS-533' }), 'native-encryption'],
  ['a wrong password', thrown('ORA-01017: invalid username/password; logon denied', { code: 'ORA-01017', errorNum: 1017 }), 'wrong-password'],
  ['a locked account', thrown('ORA-28000: the account is locked', { code: 'ORA-28000' }), 'account-locked'],
  ['a password that has expired', thrown('ORA-28001: the password has expired', { code: 'ORA-28001' }), 'password-expired'],
  ['may not log in', thrown('ORA-01045: user ERP lacks CREATE SESSION privilege', { code: 'ORA-01045' }), 'no-permission'],
  ['no such service', thrown('NJS-518: cannot connect to Oracle Database. Service "x" is not registered with the listener', { code: 'NJS-518' }), 'no-database'],
  ['no such SID', thrown('NJS-519: cannot connect to Oracle Database. SID "x" is not registered', { code: 'NJS-519' }), 'no-database'],
  ['the listener knows no such service', thrown('NJS-511: connection to listener at host db port 1521 was refused. (CONNECTION_ID=x)\nCause: ORA-12514', { code: 'NJS-511' }), 'no-database'],
  ['the listener refuses', thrown('NJS-511: connection to listener at host db port 1521 was refused.\nCause: ORA-12529', { code: 'NJS-511' }), 'not-admitted'],
  ['no such host', thrown('NJS-530: The host addresses or URLs provided by the connect string are incorrect', { code: 'NJS-530' }), 'host-not-found'],
  ['nobody listens', thrown('NJS-503: connection to host db port 1521 could not be established.\nconnect ECONNREFUSED 127.0.0.1:1521', { code: 'NJS-503' }), 'refused'],
  ['no way there', thrown('NJS-503: connection to host db port 1521 could not be established.\nconnect EHOSTUNREACH', { code: 'NJS-503' }), 'unreachable'],
  ['nobody answers', thrown('NJS-510: connection to host db port 1521 timed out.', { code: 'NJS-510' }), 'timed-out'],
  ['a statement that takes too long', thrown('NJS-123: call timeout of 30000 ms exceeded', { code: 'NJS-123' }), 'statement-timed-out'],
  ['a certificate of its own', thrown('NJS-506: connection to host db port 2484 encountered TLS handshake failure.\nself-signed certificate', { code: 'NJS-506' }), 'tls-untrusted'],
  ['a certificate for another name', thrown('NJS-508: TLS detected an invalid certificate. db not present in certificate', { code: 'NJS-508' }), 'tls-untrusted'],
  ['no TLS on this port', thrown('NJS-506: connection to host db port 1521 encountered TLS handshake failure.\nwrong version number', { code: 'NJS-506' }), 'tls-failed'],
  ['closed by the other side', thrown('NJS-500: connection to Oracle Database was closed or broken', { code: 'NJS-500' }), 'lost'],
  ['something else answers', thrown('NJS-509: internal error: invalid packet type or malformed packet received', { code: 'NJS-509' }), 'not-this-database'],
  ['no table, or none that may be seen', thrown('ORA-00942: table or view does not exist', { code: 'ORA-00942' }), 'no-table'],
  ['no permission', thrown('ORA-01031: insufficient privileges', { code: 'ORA-01031' }), 'no-permission'],
  ['a column that is gone', thrown('ORA-00904: "SMTPSSL": invalid identifier', { code: 'ORA-00904' }), 'missing-columns'],
]

describe('SQL Server', () => {
  test.each(sqlServer)('%s', (_, error, code) => expect(sqlServerFailure(error)?.code).toBe(code))
})
describe('Oracle', () => {
  test.each(oracle)('%s', (_, error, code) => expect(oracleFailure(error)?.code).toBe(code))
})

test.each([sqlServerFailure, oracleFailure, postgresFailure])('what nobody has heard of is not guessed at', (failureOf) => {
  for (const strange of [thrown('who knows'), null, undefined, 7, 'text', { code: {} }, thrown('', { code: 5, number: 'x' })]) expect(failureOf(strange)).toBeNull()
  const round = thrown('round')
  Object.assign(round, { cause: round, errors: [round] })
  expect(failureOf(round)).toBeNull()
})

test('what was said comes as one inert line, whatever its length', () => {
  const failure = oracleFailure(thrown(`ORA-00942: no\r\n\u202etable ${'x'.repeat(5000)}`, { code: 'ORA-00942' }))
  expect(failure).toBeInstanceOf(DatabaseFailure)
  expect(failure?.detail).toMatch(/^ORA-00942: no \\u202etable x+$/)
  expect(failure?.detail.length).toBeLessThanOrEqual(300)
})

test('every failure has its sentence', () => {
  const { exists } = createTranslator()
  for (const code of databaseFailureCodes) expect([code, exists(`usersRead.failures.${code}`)]).toEqual([code, true])
})
