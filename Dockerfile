FROM node:24-slim AS build
WORKDIR /app

COPY package.json package-lock.json .npmrc ./
RUN npm ci

COPY . .
RUN npm run build


FROM node:24-slim
WORKDIR /app
ENV NODE_ENV=production HOST=0.0.0.0 PORT=8000

COPY package.json package-lock.json .npmrc ./
RUN npm ci --omit=dev && npm cache clean --force

COPY --from=build /app/build ./

# SQLite and its key, unless DATABASE_URL names PostgreSQL
RUN mkdir tmp && chown node:node tmp
VOLUME /app/tmp

USER node
EXPOSE 8000

# Any answer shows that the process lives: with ALLOWED_HOSTS this one is a 400
HEALTHCHECK --interval=30s --timeout=3s --start-period=10s \
  CMD ["node", "-e", "fetch('http://127.0.0.1:' + process.env.PORT + '/health/').then(({ status }) => process.exit(status < 500 ? 0 : 1), () => process.exit(1))"]

# Not through npm, which swallows signals
CMD ["node", "bin/server.js"]
