using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Primitives;

namespace Serverless.Adapters.Platform;

/// <summary>
/// A setting with an empty value counts as missing. Tools differ: Core Tools passes empty values on Windows, and omits
/// them elsewhere.
/// </summary>
public static class EmptySettings
{
    /// <summary>
    /// Hides empty values of all present sources, so that values of earlier sources count. Values that were set, and
    /// values that will be set, stay.
    /// </summary>
    public static void HideEmptyValues(this ConfigurationManager settings)
    {
        IConfigurationBuilder builder = settings;
        var sources = builder.Sources
            .Zip(
                ((IConfigurationRoot)settings).Providers,
                (source, provider) => source as Source ?? new Source(provider))
            .ToArray();
        builder.Sources.Clear();

        foreach (var source in sources)
        {
            builder.Add(source);
        }
    }

    // Made of the provider and not of its source, which would lose the values that were set since.
    private sealed class Source(IConfigurationProvider provider) : IConfigurationSource
    {
        private readonly Provider _provider = new(provider);

        public IConfigurationProvider Build(IConfigurationBuilder builder) => _provider;
    }

    private sealed class Provider(IConfigurationProvider inner) : IConfigurationProvider
    {
        private bool _isLoaded;

        // It is loaded already, and a second load would lose the values that were set.
        public void Load()
        {
            if (_isLoaded)
            {
                inner.Load();
            }

            _isLoaded = true;
        }

        public bool TryGet(string key, [NotNullWhen(true)] out string? value) =>
            inner.TryGet(key, out value) && !string.IsNullOrEmpty(value);

        public void Set(string key, string? value) => inner.Set(key, value);

        public IChangeToken GetReloadToken() => inner.GetReloadToken();

        public IEnumerable<string> GetChildKeys(IEnumerable<string> earlierKeys, string? parentPath) => inner
            .GetChildKeys([], parentPath)
            .Where(key => HasValue(parentPath is null ? key : ConfigurationPath.Combine(parentPath, key)))
            .Concat(earlierKeys)
            .Order(ConfigurationKeyComparer.Instance);

        private bool HasValue(string path) => TryGet(path, out _)
            || inner.GetChildKeys([], path).Any(key => HasValue(ConfigurationPath.Combine(path, key)));
    }
}
