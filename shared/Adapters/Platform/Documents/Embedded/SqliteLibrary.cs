using System.Reflection;
using System.Runtime.InteropServices;
using SQLitePCL;

namespace Serverless.Adapters.Platform.Documents.Embedded;

/// <summary>
/// Loads SQLite once a process: the one of the system, which is patched with it, or else the bundled one.
/// </summary>
internal static class SqliteLibrary
{
    private const string BundledName = "e_sqlite3";

    private static readonly string[] SystemNames = ["libsqlite3.so.0", "libsqlite3.dylib"];

    private static readonly Lazy<bool> Loaded = new(Load);

    public static void EnsureLoaded() => _ = Loaded.Value;

    private static bool Load()
    {
        NativeLibrary.SetDllImportResolver(typeof(SQLite3Provider_e_sqlite3).Assembly, Resolve);
        raw.SetProvider(new SQLite3Provider_e_sqlite3());

        return true;
    }

    private static nint Resolve(string name, Assembly assembly, DllImportSearchPath? searchPath)
    {
        if (name != BundledName)
        {
            return 0;
        }

        foreach (var systemName in SystemNames)
        {
            if (NativeLibrary.TryLoad(systemName, out var library))
            {
                return library;
            }
        }

        // Zero tells the runtime to look where packages put their native files.
        return 0;
    }
}
