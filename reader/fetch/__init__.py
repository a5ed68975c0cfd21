"""What is fetched from the web: the only package that opens connections, and the manners in which it does.

limits     how much, how long and how often; the clock
wire       one request and its response: urllib3, with the address of the other side checked
robots     what a site asks of programs (RFC 9309)
cache      responses in the private cache, with what makes a request conditional
polite     the fetcher: pace, tries, redirects, robots, cache
"""
