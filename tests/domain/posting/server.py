"""A mail server by aiosmtpd: prints its port, answers as it is told, and appends what it takes to a file."""

import asyncio
import json
import ssl
import sys

from aiosmtpd.smtp import SMTP, AuthResult

plan = json.loads(sys.argv[1])


class Handler:
    async def handle_RCPT(self, server, session, envelope, address, options):
        if "recipient" in plan:
            return plan["recipient"]
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        if "mail" in plan:
            return plan["mail"]
        with open(plan["taken"], "ab") as taken:
            taken.write(envelope.original_content)
        return "250 OK"


def is_known(server, session, envelope, mechanism, data):
    known = (data.login.decode(), data.password.decode()) == ("me", plan["password"])
    return AuthResult(success=known, handled=False)


def smtp():
    options = {"enable_SMTPUTF8": False}
    if "password" in plan:
        options |= {"authenticator": is_known, "auth_required": True, "auth_require_tls": False}
    if plan["security"] == "starttls":
        options |= {"tls_context": context(), "require_starttls": True, "auth_require_tls": True}
    return SMTP(Handler(), **options)


def context():
    made = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    made.load_cert_chain(plan["certificate"], plan["key"])
    return made


async def main():
    at_once = context() if plan["security"] == "tls" else None
    server = await asyncio.get_running_loop().create_server(smtp, "127.0.0.1", 0, ssl=at_once)
    print(server.sockets[0].getsockname()[1], flush=True)
    await server.serve_forever()


asyncio.run(main())
