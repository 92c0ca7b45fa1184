/** As in ../pt-BR/fields.ts: what is wrong with one field, in one sentence beside it. */
export const fields = {
  // shape
  missing: 'This field is required.',
  'wrong-shape': 'The content does not have the form expected here.',
  'not-text': 'Give a text.',
  'not-yes-no': 'Give on or off (true or false).',
  'not-listed': 'Choose one of the options offered.',
  'unknown-key': 'The field “{{key}}” does not exist here. Check its spelling or remove it.',
  'too-long': 'The text is too long: use at most {{max}} characters.',
  control: 'There are line breaks or invisible characters. Clear the field and type it again.',

  // General
  'name-empty': 'Give the system a name.',
  'name-edges': 'The name may neither begin nor end with a space.',
  'name-taken': 'There is already a system with this name; capitals and accents make no difference.',
  'version-invalid': 'Give the Technology with numbers and dots only, for example 13.1 or 14.1.2.',

  // Internet: server and proxy
  'domain-invalid': 'This is not a domain that can be looked up, for example company.com.',
  'host-empty': 'Give the address of the server, for example smtp.example.com.',
  'host-spaces': 'The address may not have spaces.',
  'host-scheme': 'Give only the name of the server, without “http://” or another prefix.',
  'host-path': 'Give only the name of the server, without slashes and without the signs @, ? and #.',
  'host-port': 'Give the port in the field Port, not together with the name of the server.',
  'host-control': 'The address has line breaks or invisible characters. Clear it and type it again.',
  'host-invalid': 'This is neither a server name nor a valid IP address.',
  'port-range': 'The port is a whole number from 1 to 65535.',
  'ehlo-name': 'Give a full computer name, for example erp.example.com, or an address in brackets, such as [192.0.2.1], or leave it blank.',
  'proxy-port-missing': 'Give the port of the proxy, or leave the address blank as well.',
  'proxy-address-missing': 'Give the address of the proxy, or leave the port blank as well.',
  'trust-fingerprint': 'The SHA-256 fingerprint has 64 hexadecimal digits, with or without colons.',
  'trust-until': 'Give a date that exists, for example 2027-12-31, or leave it blank.',
  'trust-duplicate': 'This exception is already in the list. Leave only one.',
  'trust-too-many': 'Too many certificates: the limit is 100 exceptions, and 10 certificates in one file.',
  'trust-not-pem': 'This is not a certificate in PEM format (“-----BEGIN CERTIFICATE-----”).',
  'trust-not-authority': 'This certificate is not an authority’s (CA): it cannot sign others.',
  'trust-private-key': 'The file contains a private key, which cannot be kept here. Use a file with the certificate only.',
  'user-empty': 'Give the user, or uncheck “With authentication”.',
  'password-empty': 'Give the password, or uncheck “With authentication”.',

  // Parameters
  'parameter-name-empty': 'Give the parameter a name.',
  'parameter-name-spaces': 'The name of the parameter may not have spaces.',
  'parameter-name-invalid': 'This name cannot be used for a parameter.',
  'parameter-duplicate': 'This parameter is already in the list. Leave only one.',
  'parameter-differs-in-case': 'This parameter is already in the list, only with other capitals. Leave only one.',
  'parameter-s-or-n': 'The value of this parameter is S or N.',

  // Users
  'login-empty': 'Give the user’s login.',
  'login-duplicate': 'This login is already in the list. Leave only one.',
  'user-port-range': 'A user’s port is a whole number from 0 to 3500; 0 means blank.',
  'database-instance-or-port': 'Give the instance or the port, not both: the server is asked for an instance’s port.',
  'database-always-verified': 'With Oracle the certificate is always checked. Choose another option.',
  'unknown-user': 'This system has no user with that login.',

  // the message of a test
  'address-empty': 'Give an e-mail address.',
  'address-invalid': 'This is not a valid e-mail address. Example: name@example.com.',
  'address-spaces': 'The address may not have spaces. Give one address at a time.',
  'address-control': 'The address has line breaks or invisible characters. Clear it and type it again.',
  'address-too-long': 'The address is too long: the limit is 254 characters.',
  'subject-control': 'The subject has to fit in one line, without invisible characters.',

  // a message of the queue
  'too-many-recipients': 'Too many recipients for one message: the limit is 100, copies included.',
  'too-many-attachments': 'Too many attachments for one message: the limit is 50.',
  'attachments-too-big': 'The attachments are too big: together the limit is 25 MB.',
  'attachment-name': 'The attachment’s name may not be blank nor have slashes, invisible or broken characters, or a part that is encoded already (=?…?=).',
  'attachment-type': 'The attachment’s type looks like “application/pdf”.',
  'attachment-content': 'The attachment’s content has to be in base64.',
  'attachment-content-id': 'The attachment’s identifier may only have letters, digits, dot, hyphen, underscore and @.',
  'attempts-range': 'The number of attempts goes from 1 to 50.',
  'wait-minutes': 'The waits between attempts go from 0.1 to 10080 minutes, 20 of them at most.',
  'keep-days': 'Sent messages are kept from 1 to 3650 days.',
  'connections-range': 'The connections per server go from 1 to 20.',

  // a schedule
  'time-invalid': 'Give the time as 08:30.',
  'date-time-invalid': 'Give date and time as 2026-12-31T08:30, of a day that exists.',
  'time-zone-unknown': 'This time zone does not exist. Example: America/Sao_Paulo.',
  'weekdays-empty': 'Choose at least one day of the week.',
  'day-range': 'The day of the month goes from 1 to 31. In a shorter month its last day counts.',
  'cron-invalid': 'This is not a cron expression. It has five fields: minute, hour, day, month and day of the week. Example: 0 8 * * 1-5.',
  'never-again': 'That time is over or will never come. Choose another one.',

  // what stops a test before it begins
  'protocol-cannot-test': 'Only SMTP allows a server process and schedules.',
  'system-proxy-unknown': 'This computer’s proxy could not be found out. Give address and port, or uncheck “Use proxy”.',
  'secret-unavailable': 'The saved password cannot be opened on this computer. Type it again.',
  'client-id-missing': 'Give the ID of the application (client ID), which the provider hands out.',
  'issuer-invalid': 'Give the address of the provider, with https://.',
  'grant-not-offered': 'This provider does not allow this way of connecting for e-mail.',
  'tenant-missing': 'Give the directory (tenant): an application without a user belongs to one only.',

  // a report from elsewhere
  'report-invalid': 'This file is not a report of a test by this program.',
  'report-too-big': 'The file is too big for a report: the limit is 2 MB.',
} as const
