"""Serves a small gradio page from memory and says what came of it: `ok`, or the error."""
import sys

try:
    import gradio
    from fastapi.testclient import TestClient

    with gradio.Blocks() as page:
        image = gradio.Image()
        gradio.Button().click(lambda value: value, image, image)
    if "schema" in sys.argv:
        page.get_api_info()
        print("ok")
    else:
        status = TestClient(gradio.routes.App.create_app(page)).get("/").status_code
        print("ok" if status == 200 else f"status {status}")
except Exception as error:
    print(f"{type(error).__name__}: {error}")
