# The image of the service, and with "--target dev" one that serves a mounted copy of the source.
# docs/deploy/docker.md shows both.
ARG NODE_IMAGE=node:24-slim

FROM ${NODE_IMAGE} AS base
WORKDIR /app

# PID 1 has to hand on signals and to bury orphans; Node.js does only the first, and only where it listens
RUN apt-get update \
  && apt-get install --yes --no-install-recommends tini \
  && rm -rf /var/lib/apt/lists/* /var/cache/* /var/log/*


# Whoever owns the mounted source may be unknown here and without a home, which npm needs
FROM base AS dev
ENV HOME=/tmp HOST=0.0.0.0 PORT=8000
USER 1000:1000
EXPOSE 8000
ENTRYPOINT ["tini", "--"]
CMD ["node", "bin/dev.js"]


FROM base AS build
COPY package.json package-lock.json .npmrc ./
RUN npm ci
COPY . .
RUN npm run build && find build -name '*.map' -delete


# What is optional here are native parts of build tools
FROM base AS packages
COPY package.json package-lock.json .npmrc deploy/docker/prune ./
RUN npm ci --omit=dev --omit=optional && ./prune node_modules


FROM base
ARG VERSION=0.0.0 REVISION=unknown
LABEL org.opencontainers.image.title="yetAnotherBoilerplate backend" \
  org.opencontainers.image.description="An account service to build on" \
  org.opencontainers.image.licenses="MIT" \
  org.opencontainers.image.version="${VERSION}" \
  org.opencontainers.image.revision="${REVISION}"
ENV NODE_ENV=production HOST=0.0.0.0 PORT=8000 WEB_CONCURRENCY=2

COPY deploy/docker/entrypoint /usr/local/bin/backend
COPY --from=packages /app/node_modules ./node_modules
COPY --from=build /app/build ./

# The one place that is written to: SQLite and its key, unless DATABASE_URL names PostgreSQL
RUN install --directory --owner=1000 --group=1000 tmp
VOLUME /app/tmp

# "node" of the official image; Kubernetes believes that a user is not root when it is a number
USER 1000:1000
EXPOSE 8000
ENTRYPOINT ["tini", "--", "backend"]
CMD ["serve"]
