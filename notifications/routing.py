"""The addresses of sockets."""

from django.urls import path

from notifications.consumers import NewsConsumer

websocket_urlpatterns = [path("ws/thong-bao/", NewsConsumer.as_asgi(), name="news")]
