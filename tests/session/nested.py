"""A session for the test that runs one inside another."""

from llmsh.session.bash import BashSession

if __name__ == "__main__":
    session = BashSession.start(norc=True)
    print("nested says", session.run("(exit 5)").status)
    session.close()
