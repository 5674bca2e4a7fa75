using Microsoft.AspNetCore.Builder;
using Microsoft.Azure.Functions.Worker.Middleware;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.Metrics;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Microsoft.Azure.Functions.Worker.Builder;

/// <summary>Stands for Microsoft.Azure.Functions.Worker.Builder.FunctionsApplicationBuilder of Worker.</summary>
public class FunctionsApplicationBuilder : IHostApplicationBuilder, IFunctionsWorkerApplicationBuilder
{
    private readonly WebApplicationBuilder _inner;
    private readonly List<Func<FunctionExecutionDelegate, FunctionExecutionDelegate>> _middleware = [];

    // The functions and the web server that the Local host puts before them share one container.
    internal FunctionsApplicationBuilder(WebApplicationBuilder inner) => _inner = inner;

    public IDictionary<object, object> Properties => ((IHostApplicationBuilder)_inner).Properties;

    public ConfigurationManager Configuration => _inner.Configuration;

    public IHostEnvironment Environment => _inner.Environment;

    public ILoggingBuilder Logging => _inner.Logging;

    public IMetricsBuilder Metrics => _inner.Metrics;

    public IServiceCollection Services => _inner.Services;

    IConfigurationManager IHostApplicationBuilder.Configuration => Configuration;

    internal WebApplicationBuilder Web => _inner;

    // The runtime builds; the official worker instead connects to the host's process.
    internal Func<FunctionsApplicationBuilder, IHost>? Runtime { get; set; }

    public IHost Build() => Runtime?.Invoke(this)
        ?? throw new InvalidOperationException(
            "This build of the functions runs in the Local host: dotnet run --project local");

    public void ConfigureContainer<TContainerBuilder>(
        IServiceProviderFactory<TContainerBuilder> factory, Action<TContainerBuilder>? configure = null)
        where TContainerBuilder : notnull =>
        ((IHostApplicationBuilder)_inner).ConfigureContainer(factory, configure);

    public IFunctionsWorkerApplicationBuilder Use(Func<FunctionExecutionDelegate, FunctionExecutionDelegate> middleware)
    {
        _middleware.Add(middleware);

        return this;
    }

    internal FunctionExecutionDelegate Pipeline(FunctionExecutionDelegate last) =>
        Enumerable.Reverse(_middleware).Aggregate(last, (next, middleware) => middleware(next));
}
